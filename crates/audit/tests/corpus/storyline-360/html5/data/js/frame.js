window.globalProvideData('frame', '{"default_layout":"classic","textdata":{"uppercase":false},"buttonoptions":{},"resources":{"description":""}}');
