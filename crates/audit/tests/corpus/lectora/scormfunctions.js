var trivDone = false;
var trivStart = new Date();
function trivInit() {
  if( doLMSInitialize() !== "true" ) return;
  var status = doLMSGetValue( "cmi.core.lesson_status" );
  if( status === "not attempted" ) doLMSSetValue( "cmi.core.lesson_status", "incomplete" );
  if( doLMSGetValue( "cmi.core.entry" ) === "resume" ) {
    var place = doLMSGetValue( "cmi.core.lesson_location" );
    if( place ) trivExitPage( place );
  }
}
function trivScore( score ) {
  doLMSSetValue( "cmi.core.score.raw", score.toString() );
  doLMSSetValue( "cmi.core.score.min", "0" );
  doLMSSetValue( "cmi.core.score.max", "100" );
  doLMSSetValue( "cmi.core.lesson_status", score >= 70 ? "passed" : "failed" );
  doLMSCommit();
}
function trivTime() {
  var s = Math.floor( ( new Date() - trivStart ) / 1000 );
  var d = function( n ) { return ( n < 10 ? "0" : "" ) + n; };
  return "00" + d( Math.floor( s / 3600 ) ) + ":" + d( Math.floor( s / 60 ) % 60 ) + ":" + d( s % 60 );
}
function trivExit() {
  if( trivDone ) return;
  trivDone = true;
  doLMSSetValue( "cmi.core.session_time", trivTime() );
  doLMSSetValue( "cmi.core.exit", "suspend" );
  doLMSCommit();
  doLMSFinish();
}
