var VERSION="7.7.0.a1.2";var PREFERENCE_DEFAULT=0;var blnCalledFinish = false, blnStandAlone = false, LMS_API = null, strStandard = "NONE";
function WindowWith(win, name) {
  for (var i = 0; i < 500 && win; i++) {
    try { if (win[name]) { return win[name]; } } catch (e) { return null; }
    if (win.parent === win) { break; }
    win = win.parent;
  }
  return null;
}
function Find(name) { return WindowWith(window, name) || (window.opener ? WindowWith(window.opener, name) : null); }
function DetectStandard() {
  if ((LMS_API = Find("API_1484_11"))) { strStandard = "SCORM2004"; }
  else if ((LMS_API = Find("API"))) { strStandard = "SCORM"; }
}
function Is2004() { return strStandard === "SCORM2004"; }
function Call(verb12, verb2004) {
  var args = Array.prototype.slice.call(arguments, 2);
  return LMS_API[Is2004() ? verb2004 : verb12].apply(LMS_API, args);
}
function Get(element) { return Call("LMSGetValue", "GetValue", element); }
function Set(element, value) { return Call("LMSSetValue", "SetValue", element, String(value)); }
function Commit() { return Call("LMSCommit", "Commit", ""); }
function Start() {
  DetectStandard();
  if (!LMS_API) { blnStandAlone = true; return LoadContent(); }
  Call("LMSInitialize", "Initialize", "");
  LoadContent();
}
function SetStatus(status) {
  if (Is2004()) {
    Set("cmi.success_status", status === "passed" || status === "failed" ? status : "unknown");
    return Set("cmi.completion_status", status === "incomplete" ? "incomplete" : "completed");
  }
  return Set("cmi.core.lesson_status", status);
}
function SetReachedEnd() { return SetStatus("completed") && Commit(); }
function SetPassed() { return SetStatus("passed"); }
function SetFailed() { return SetStatus("failed"); }
function SetScore(raw, max, min) {
  var prefix = Is2004() ? "cmi.score." : "cmi.core.score.";
  Set(prefix + "raw", raw);
  Set(prefix + "max", max);
  Set(prefix + "min", min);
  if (Is2004()) { Set("cmi.score.scaled", raw / 100); }
}
function GetBookmark() { return blnStandAlone ? "" : Get(Is2004() ? "cmi.location" : "cmi.core.lesson_location"); }
function SetBookmark(place) { return blnStandAlone || Set(Is2004() ? "cmi.location" : "cmi.core.lesson_location", place); }
function GetDataChunk() { return blnStandAlone ? "" : Get("cmi.suspend_data"); }
function SetDataChunk(data) { return blnStandAlone || Set("cmi.suspend_data", data); }
function Exit() {
  if (blnCalledFinish || !LMS_API) { return; }
  blnCalledFinish = true;
  Set(Is2004() ? "cmi.exit" : "cmi.core.exit", "suspend");
  Commit();
  Call("LMSFinish", "Terminate", "");
}
window.addEventListener("beforeunload", Exit);
window.addEventListener("pagehide", Exit);
