var scorm = pipwerks.SCORM;
var began = new Date();
var connected = false;

function two(n) { return (n < 10 ? "0" : "") + n; }

function sessionTime() {
    var seconds = Math.floor((new Date() - began) / 1000);
    return "00" + two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
}

function init() {
    scorm.version = "1.2";
    connected = scorm.init();
    if (!connected) { return; }
    var place = scorm.get("cmi.core.lesson_location");
    if (place && place !== location.pathname.split("/").pop()) {
        scorm.set("cmi.core.lesson_location", location.pathname.split("/").pop());
    }
}

function set(param, value) {
    return connected && scorm.set(param, value);
}

function finishLesson() {
    set("cmi.core.lesson_status", "completed");
    scorm.save();
    end();
    window.top.close();
}

function end() {
    if (!connected) { return; }
    connected = false;
    scorm.set("cmi.core.session_time", sessionTime());
    scorm.quit();
}

window.addEventListener("load", init);
window.addEventListener("beforeunload", end);
window.addEventListener("pagehide", end);
