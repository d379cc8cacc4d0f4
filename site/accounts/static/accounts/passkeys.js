// Shows what needs a script and a device with passkeys, and says so in words when the device refuses.
(function () {
  if (!window.PublicKeyCredential) return
  document.querySelectorAll('[data-needs-passkeys]').forEach(function (element) { element.hidden = false })
  document.querySelectorAll('[data-without-passkeys]').forEach(function (element) { element.hidden = true })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    const message = document.getElementById('passkey-fehler')
    message.hidden = false
    message.focus()
  })
})()
