/* Driver between the player and the LMS: one interface over SCORM 1.2, SCORM 2004 and AICC. */
var VERSION = "7.4.0.a"; var PREFERENCE_DEFAULT = 0;
var LESSON_STATUS_PASSED = 1, LESSON_STATUS_COMPLETED = 2, LESSON_STATUS_FAILED = 3, LESSON_STATUS_INCOMPLETE = 4;
var DEFAULT_EXIT_TYPE = "SUSPEND";
var blnLoaded = false, blnUnloaded = false, dtmStart = null;
var SCORM_objAPI = null, SCORM2004_objAPI = null, objLMS = null;

function ScanParentsForApi(win, name) {
  var tries = 0;
  while (win[name] == null && win.parent != null && win.parent != win && tries <= 500) {
    tries++;
    win = win.parent;
  }
  return win[name] || null;
}
function GetAPI(name) {
  var found = null;
  if (window.parent != null && window.parent != window) { found = ScanParentsForApi(window.parent, name); }
  if (found == null && window.top.opener != null) { found = ScanParentsForApi(window.top.opener, name); }
  return found;
}

/* SCORM 1.2 */
function SCORM_Initialize() {
  SCORM_objAPI = GetAPI("API");
  if (SCORM_objAPI == null) { return false; }
  var blnResult = SCORM_CallLMSInitialize();
  if (blnResult && SCORM_CallLMSGetValue("cmi.core.lesson_status") === "not attempted") {
    SCORM_CallLMSSetValue("cmi.core.lesson_status", "incomplete");
  }
  return blnResult;
}
function SCORM_CallLMSInitialize() { return String(SCORM_objAPI.LMSInitialize("")) === "true"; }
function SCORM_CallLMSGetValue(element) { return String(SCORM_objAPI.LMSGetValue(element)); }
function SCORM_CallLMSSetValue(element, value) { return String(SCORM_objAPI.LMSSetValue(element, String(value))) === "true"; }
function SCORM_CallLMSCommit() { return String(SCORM_objAPI.LMSCommit("")) === "true"; }
function SCORM_SetSuspendData(data) { return SCORM_CallLMSSetValue("cmi.suspend_data", data); }
function SCORM_GetSuspendData() { return SCORM_CallLMSGetValue("cmi.suspend_data"); }
function SCORM_SetBookmark(place) { return SCORM_CallLMSSetValue("cmi.core.lesson_location", place); }
function SCORM_SetScore(score, max, min) {
  SCORM_CallLMSSetValue("cmi.core.score.raw", score);
  SCORM_CallLMSSetValue("cmi.core.score.max", max);
  return SCORM_CallLMSSetValue("cmi.core.score.min", min);
}
function SCORM_SetStatus(status) {
  var words = ["", "passed", "completed", "failed", "incomplete"];
  return SCORM_CallLMSSetValue("cmi.core.lesson_status", words[status]);
}
function SCORM_RecordInteraction(strID, response, correct, strType, strLatency) {
  var prefix = "cmi.interactions." + SCORM_CallLMSGetValue("cmi.interactions._count");
  SCORM_CallLMSSetValue(prefix + ".id", strID);
  SCORM_CallLMSSetValue(prefix + ".type", strType);
  SCORM_CallLMSSetValue(prefix + ".student_response", response);
  SCORM_CallLMSSetValue(prefix + ".result", correct ? "correct" : "wrong");
  return SCORM_CallLMSSetValue(prefix + ".latency", strLatency);
}
function SCORM_Finish(exitType, sessionTime) {
  SCORM_CallLMSSetValue("cmi.core.session_time", sessionTime);
  SCORM_CallLMSSetValue("cmi.core.exit", exitType === "SUSPEND" ? "suspend" : "");
  SCORM_CallLMSCommit();
  return String(SCORM_objAPI.LMSFinish("")) === "true";
}

/* SCORM 2004 */
function SCORM2004_Initialize() {
  SCORM2004_objAPI = GetAPI("API_1484_11");
  if (SCORM2004_objAPI == null) { return false; }
  var blnResult = String(SCORM2004_objAPI.Initialize("")) === "true";
  if (blnResult && SCORM2004_CallGetValue("cmi.completion_status") === "unknown") {
    SCORM2004_CallSetValue("cmi.completion_status", "incomplete");
  }
  return blnResult;
}
function SCORM2004_CallGetValue(element) { return String(SCORM2004_objAPI.GetValue(element)); }
function SCORM2004_CallSetValue(element, value) { return String(SCORM2004_objAPI.SetValue(element, String(value))) === "true"; }
function SCORM2004_SetScore(score, max, min) {
  SCORM2004_CallSetValue("cmi.score.raw", score);
  SCORM2004_CallSetValue("cmi.score.max", max);
  SCORM2004_CallSetValue("cmi.score.min", min);
  return SCORM2004_CallSetValue("cmi.score.scaled", score / 100);
}
function SCORM2004_SetStatus(status) {
  SCORM2004_CallSetValue("cmi.completion_status", status === LESSON_STATUS_INCOMPLETE ? "incomplete" : "completed");
  return SCORM2004_CallSetValue("cmi.success_status", status === LESSON_STATUS_PASSED ? "passed" : "unknown");
}
function SCORM2004_Finish(exitType, sessionTime) {
  SCORM2004_CallSetValue("cmi.session_time", sessionTime);
  SCORM2004_CallSetValue("cmi.exit", exitType === "SUSPEND" ? "suspend" : "normal");
  SCORM2004_objAPI.Commit("");
  return String(SCORM2004_objAPI.Terminate("")) === "true";
}

/* What the player calls */
var STANDARDS = {
  SCORM: { Initialize: SCORM_Initialize, SetScore: SCORM_SetScore, SetStatus: SCORM_SetStatus, Finish: SCORM_Finish },
  SCORM2004: { Initialize: SCORM2004_Initialize, SetScore: SCORM2004_SetScore, SetStatus: SCORM2004_SetStatus, Finish: SCORM2004_Finish }
};
function Start() {
  dtmStart = new Date();
  objLMS = GetAPI("API_1484_11") != null ? STANDARDS.SCORM2004 : STANDARDS.SCORM;
  blnLoaded = objLMS.Initialize();
  LoadContent();
}
function ConvertMilliSecondsToSCORMTime(intTotal) {
  var pad = function (n) { return (n < 10 ? "0" : "") + n; };
  var seconds = Math.floor(intTotal / 1000);
  return "00" + pad(Math.floor(seconds / 3600)) + ":" + pad(Math.floor(seconds / 60) % 60) + ":" + pad(seconds % 60) + ".00";
}
function ConcedeControl() {
  if (window.opener) { window.close(); } else { window.location.href = "lms/goodbye.html"; }
}
function SetScore(score, max, min) { return objLMS.SetScore(score, max, min); }
function SetPassed() { return objLMS.SetStatus(LESSON_STATUS_PASSED); }
function SetFailed() { return objLMS.SetStatus(LESSON_STATUS_FAILED); }
function SetReachedEnd() { return objLMS.SetStatus(LESSON_STATUS_COMPLETED); }
function CommitData() { return SCORM_objAPI ? SCORM_CallLMSCommit() : SCORM2004_objAPI.Commit(""); }
function Finish() {
  if (!blnLoaded || blnUnloaded) { return true; }
  blnUnloaded = true;
  return objLMS.Finish(DEFAULT_EXIT_TYPE, ConvertMilliSecondsToSCORMTime(new Date() - dtmStart));
}
function ConcedeAndFinish() { Finish(); ConcedeControl(); }
function Unload() { CommitData(); Finish(); }
window.addEventListener("pagehide", Unload);
