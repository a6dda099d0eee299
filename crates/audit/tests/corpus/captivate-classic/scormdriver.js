function Initialize() { return SCOInitialize(); }
function SetPassed() { SCOSetValue("cmi.core.lesson_status", "passed"); return SCOCommit(); }
function SetFailed() { SCOSetValue("cmi.core.lesson_status", "failed"); return SCOCommit(); }
function SetReachedEnd() { SCOSetValue("cmi.core.lesson_status", "completed"); return SCOCommit(); }
function SetScore(nRaw, nMax, nMin)
{
	SCOSetValue("cmi.core.score.raw", nRaw);
	SCOSetValue("cmi.core.score.max", nMax);
	SCOSetValue("cmi.core.score.min", nMin);
}
function GetDataChunk() { return SCOGetValue("cmi.suspend_data"); }
function SetDataChunk(strData) { return SCOSetValue("cmi.suspend_data", strData); }
function GetStudentName() { return SCOGetValue("cmi.core.student_name"); }
function RecordChoice(strID, strResponse, blnCorrect)
{
	var n = SCOGetValue("cmi.interactions._count");
	SCOSetValue("cmi.interactions." + n + ".id", strID);
	SCOSetValue("cmi.interactions." + n + ".type", "choice");
	SCOSetValue("cmi.interactions." + n + ".student_response", strResponse);
	SCOSetValue("cmi.interactions." + n + ".result", blnCorrect ? "correct" : "wrong");
}
function Finish() { return SCOFinish(); }
