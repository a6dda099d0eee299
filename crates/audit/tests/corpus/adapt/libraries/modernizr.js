window.Modernizr={touchevents:"ontouchstart"in window};document.documentElement.className=document.documentElement.className.replace(/\bno-js\b/,"js");
