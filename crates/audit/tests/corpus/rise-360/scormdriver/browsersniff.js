var blnIsSafari = /Safari/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
