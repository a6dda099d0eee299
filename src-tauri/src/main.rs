//! The window of the workbench. It shows what the crate `workbench` does, and decides nothing.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod about;
mod commands;
mod ending;
mod interface_language;
mod last_export;
mod menu;
mod modules;
mod sample;
mod startup_error;
mod window_size;
mod windows;

use std::{
    panic::resume_unwind,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
};

use clap::Parser;
use tauri::Manager;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};
use workbench::{Workbench, default_data_dir};

use crate::interface_language::InterfaceLanguage;

/// Audits SCORM packages offline.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// The folder of the library [default: the user's data folder]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Imports the sample course where the library is new and empty
    #[arg(long)]
    sample: bool,
    /// Gives modules the contexts that users have, where WebDriver would not see them
    #[arg(long, hide = true)]
    own_contexts: bool,
    /// Writes the TypeScript face of the commands to this file, and ends
    #[arg(long, value_name = "FILE", hide = true)]
    export_bindings: Option<PathBuf>,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let options = Options::parse();
    let ran = match &options.export_bindings {
        Some(file) => commands()
            .export(specta_typescript::Typescript::default(), file)
            .map_err(|e| e.to_string()),
        None => run(options),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn commands() -> Builder<tauri::Wry> {
    Builder::new()
        .disable_serde_phases()
        .error_handling(ErrorHandlingMode::Throw)
        .commands(collect_commands![
            commands::library::packages,
            commands::library::library_condition,
            commands::library::import_orphan,
            commands::library::show_orphan,
            commands::package::package,
            commands::library::import_package,
            commands::library::cancel_import,
            commands::library::import_sample,
            commands::library::import_and_watch,
            commands::library::import_inner,
            commands::package::make_version,
            commands::package::separate_version,
            commands::package::delete_version,
            commands::package::audit_package,
            commands::package::audit_import,
            commands::package::package_needs,
            commands::package::accept_findings,
            commands::settings::audit_rules,
            commands::package::changes,
            commands::package::watch,
            commands::package::unwatch,
            commands::library::follow_watched,
            commands::library::follow_packages,
            commands::library::stop_watched_import,
            commands::settings::settings,
            commands::settings::default_settings,
            commands::settings::set_settings,
            commands::settings::export_settings,
            commands::settings::read_settings,
            commands::package::export_package,
            commands::package::delete_package,
            commands::package::reset_attempt,
            commands::open_sessions::open_sessions,
            commands::open_sessions::validate_session,
            commands::open_sessions::follow_closed,
            commands::data::count_old_logs,
            commands::data::delete_old_logs,
            commands::data::cancel_log_deletion,
            commands::data::last_log_deletion,
            commands::data::follow_log_deletions,
            commands::package::set_launch_options,
            commands::learners::learners,
            commands::learners::add_learner,
            commands::learners::learner_list,
            commands::learners::update_learner,
            commands::learners::delete_learner,
            commands::learners::follow_learner,
            commands::learners::set_follow_everyone,
            commands::learners::preview_learners,
            commands::learners::import_learners,
            commands::package::course_dashboard,
            commands::learners::learner_report,
            commands::learners::lesson_sessions,
            commands::profiles::profiles,
            commands::profiles::profile_form,
            commands::profiles::profile_copy,
            commands::profiles::add_profile,
            commands::profiles::update_profile,
            commands::profiles::profile_use,
            commands::profiles::delete_profile,
            commands::profiles::export_profile,
            commands::profiles::import_profile,
            commands::player::launch,
            commands::player::open_player_again,
            commands::player::warm_up_module,
            commands::player::place_module,
            commands::settings::choose_language,
            commands::settings::keep_language,
            commands::settings::choose_theme,
            commands::settings::keep_layout,
            commands::player::focus_module,
            commands::player::terminate_module,
            commands::player::follow_module,
            commands::player::answer_module,
            commands::player::open_in_browser,
            commands::player::close_player,
            commands::player::end_session,
            commands::trace::follow_trace,
            commands::trace::trace_page,
            commands::trace::trace_row,
            commands::journal::journal_page,
            commands::journal::journal_choices,
            commands::journal::deleted_logs,
            commands::journal::export_journal,
            commands::journal::cancel_journal_export,
            commands::trace::trace_place,
            commands::trace::launch_request,
            commands::report::newest_sessions,
            commands::comparison::comparable_sessions,
            commands::report::session,
            commands::report::report,
            commands::report::session_activity,
            commands::trace::session_findings,
            commands::trace::state_at,
            commands::trace::suspend_data_at,
            commands::report::export_report,
            commands::comparison::compare_sessions,
            commands::comparison::compared_calls,
            commands::comparison::export_comparison,
            commands::data::back_up,
            commands::data::cancel_data_work,
            commands::data::backups,
            commands::data::preview_restore,
            commands::data::check_integrity,
            commands::data::restore_backup,
            commands::data::data_size,
            commands::data::preview_move,
            commands::data::move_data,
            commands::data::show_backups,
            commands::settings::about,
            commands::data::show_data_dir,
            commands::exports::open_export,
            commands::exports::show_export,
        ])
}

/// Opens the library, with the sample course where it is asked for.
fn open(data: &Path, sample: bool) -> workbench::Result<Workbench> {
    let library = Workbench::open(data)?;
    if sample {
        library.welcome(sample::FILE_NAME, sample::ZIP)?;
    }
    Ok(library)
}

fn run(options: Options) -> Result<(), String> {
    // Who names a folder may want another library beside the one that is open; the usual one is opened once.
    let usual = options.data.is_none();
    let data = options
        .data
        .or_else(default_data_dir)
        .ok_or("no data folder for this user: choose one with --data")?;
    // The library is opened while the window's system starts.
    let opening = {
        let data = data.clone();
        thread::spawn(move || open(&data, options.sample))
    };
    let mut builder = tauri::Builder::default();
    if usual {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            windows::focus_workbench(app)
        }));
    }
    #[cfg(not(target_os = "linux"))]
    {
        builder = builder.on_page_load(|page, payload| {
            if payload.event() == tauri::webview::PageLoadEvent::Started {
                modules::end_embedded(page.app_handle());
            }
        });
    }
    builder
        .plugin(tauri_plugin_dialog::init())
        // Its script would open links of pages that it is not meant for.
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_filter(|label| label == windows::WORKBENCH)
                .build(),
        )
        .manage(last_export::LastExport::default())
        .manage(InterfaceLanguage::new(startup_error::language()))
        .invoke_handler(commands().invoke_handler())
        .on_window_event(ending::on_event)
        .setup(move |app| {
            let library = match opening.join().unwrap_or_else(|panic| resume_unwind(panic)) {
                Ok(library) => Arc::new(library),
                Err(error) => {
                    tracing::error!("{error}");
                    startup_error::show(app.handle(), error, data);
                    return Ok(());
                }
            };
            app.manage(Arc::clone(&library));
            windows::open_workbench(app.handle(), options.own_contexts)?;
            ending::end_on_signal(app.handle());
            if let Err(error) = library.watch_sources() {
                tracing::error!(%error, "nothing is watched");
            }
            library.keep_journal_indexed();
            let moved = Arc::clone(&library);
            thread::spawn(move || {
                if let Err(error) = moved.finish_moves() {
                    tracing::warn!(%error, "what a move has left stays until the next start");
                }
            });
            tauri::async_runtime::spawn(library.keep_backed_up());
            Ok(())
        })
        .run(tauri::generate_context!())
        .map_err(|error| error.to_string())
}
