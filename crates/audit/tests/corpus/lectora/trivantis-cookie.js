function saveVariable( name, value ) { try { sessionStorage.setItem( name, value ); } catch( e ) {} }
function readVariable( name ) { try { return sessionStorage.getItem( name ); } catch( e ) { return null; } }
