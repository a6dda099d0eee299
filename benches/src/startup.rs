//! From the start of the program to the first frame that shows the library, beside an empty window's first frame. Each
//! page marks the frame itself; WebDriver only reads the mark afterwards.

use std::{env, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::{
    library::Library,
    median, places,
    stamp::{self, STAMP},
    table::{Row, Target},
    webdriver::Page,
};

const PAIRS: usize = 7;
const LIMIT: f64 = 1.5;
const DRIVER: &str = "WebKitWebDriver";
const PACKAGES: [&str; 3] = ["quiz", "three-scos", "minimal"];

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    ensure!(
        cfg!(target_os = "linux"),
        "there is a WebDriver for windows on Linux only"
    );
    let app = places::built("BENCH_APP", "release/scorm-workbench")?;
    // Built with this program, so beside it.
    let empty = env::current_exe()?.with_file_name("empty-window");
    let library = Library::new()?;
    for name in PACKAGES {
        library.import(&fixtures::zip(name, library.folder.path())?)?;
    }
    let Library { folder, workbench } = library;
    drop(workbench);
    let data = folder.path().join("data").display().to_string();
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    // The pair before the first warms up.
    for pair in 0..=PAIRS {
        let shown = start(&app, &["--data", &data], "library-painted", folder.path()).await?;
        let empty = start(&empty, &[], "painted", folder.path()).await?;
        if pair > 0 {
            ours.push(shown);
            peer.push(empty);
        }
    }
    let (ours, peer) = (median(ours), median(peer));
    Ok(vec![Row {
        what: "start-up to the painted library, beside an empty window".into(),
        ours: format!("{ours:.0} ms"),
        peer: format!("{peer:.0} ms"),
        ratio: ours / peer,
        target: Target::AtMost(LIMIT),
    }])
}

/// Milliseconds from the start of `program` to the `mark` of its page.
async fn start(program: &Path, arguments: &[&str], mark: &str, folder: &Path) -> Result<f64> {
    let started = folder.join("started");
    let mut stamped = vec![
        STAMP.to_owned(),
        started.display().to_string(),
        program.display().to_string(),
    ];
    stamped.extend(arguments.iter().map(|&argument| argument.to_owned()));
    let options = json!({ "binary": env::current_exe()?, "args": stamped });
    let window = Page::start(DRIVER, json!({ "webkitgtk:browserOptions": options }), folder).await?;
    let script = format!(
        "const [mark] = performance.getEntriesByName('{mark}');
         return mark ? performance.timeOrigin + mark.startTime : null"
    );
    let painted = window.until(&script).await;
    window.stop().await;
    Ok(painted?.as_f64().context("a time")? - stamp::read(&started)?)
}
