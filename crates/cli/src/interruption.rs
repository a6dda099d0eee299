//! Whether the user, or the system, has asked the program to end.

use std::{
    io,
    sync::{Arc, atomic::AtomicBool},
};

use signal_hook::{
    consts::TERM_SIGNALS,
    flag::{register, register_conditional_shutdown},
};

use crate::error::INTERRUPTED;

/// A flag that is set when somebody asks the program to end (Ctrl-C). Who asks again ends it at once.
pub(crate) fn interruption() -> io::Result<Arc<AtomicBool>> {
    let is_interrupted = Arc::new(AtomicBool::new(false));
    for signal in TERM_SIGNALS {
        // Before the other: the first signal does not see the flag that it sets.
        register_conditional_shutdown(*signal, INTERRUPTED.into(), Arc::clone(&is_interrupted))?;
        register(*signal, Arc::clone(&is_interrupted))?;
    }
    Ok(is_interrupted)
}
