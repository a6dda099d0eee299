var scorm = pipwerks.SCORM;
var startTimeStamp = null;
var exitPageStatus = false;

function loadPage() {
   scorm.init();
   var status = scorm.get("cmi.core.lesson_status");
   if (status == "not attempted" || status == "unknown") {
      scorm.set("cmi.core.lesson_status", "incomplete");
   }
   startTimeStamp = new Date();
}

function computeTime() {
   if (startTimeStamp === null) { return; }
   var seconds = Math.floor((new Date() - startTimeStamp) / 1000);
   var two = function (n) { return n < 10 ? "0" + n : String(n); };
   scorm.set("cmi.core.session_time", "00" + two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60));
}

function unloadPage() {
   if (exitPageStatus) { return; }
   exitPageStatus = true;
   computeTime();
   scorm.set("cmi.core.lesson_status", "completed");
   scorm.quit();
}

function goForward() {
   unloadPage();
}
