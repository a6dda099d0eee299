var _NoError = 0;
var apiHandle = null;
var findAPITries = 0;

function findAPI( win ) {
  while( ( win.API == null ) && ( win.parent != null ) && ( win.parent != win ) ) {
    findAPITries++;
    if( findAPITries > 500 ) return null;
    win = win.parent;
  }
  return win.API;
}
function getAPI() {
  var theAPI = findAPI( window );
  if( ( theAPI == null ) && ( window.opener != null ) ) theAPI = findAPI( window.opener );
  return theAPI;
}
function getAPIHandle() {
  if( apiHandle == null ) apiHandle = getAPI();
  return apiHandle;
}
function doLMSInitialize() {
  var api = getAPIHandle();
  return api == null ? "false" : api.LMSInitialize( "" ).toString();
}
function doLMSFinish() {
  var api = getAPIHandle();
  return api == null ? "false" : api.LMSFinish( "" ).toString();
}
function doLMSGetValue( name ) {
  var api = getAPIHandle();
  return api == null ? "" : api.LMSGetValue( name ).toString();
}
function doLMSSetValue( name, value ) {
  var api = getAPIHandle();
  return api == null ? "false" : api.LMSSetValue( name, value ).toString();
}
function doLMSCommit() {
  var api = getAPIHandle();
  return api == null ? "false" : api.LMSCommit( "" ).toString();
}
