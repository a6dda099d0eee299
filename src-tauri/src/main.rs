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
            commands::packages,
            commands::library_condition,
            commands::import_orphan,
            commands::show_orphan,
            commands::package,
            commands::import_package,
            commands::cancel_import,
            commands::import_sample,
            commands::import_and_watch,
            commands::import_inner,
            commands::make_version,
            commands::separate_version,
            commands::delete_version,
            commands::audit_package,
            commands::audit_import,
            commands::package_needs,
            commands::accept_findings,
            commands::audit_rules,
            commands::changes,
            commands::watch,
            commands::unwatch,
            commands::follow_watched,
            commands::follow_packages,
            commands::stop_watched_import,
            commands::settings,
            commands::default_settings,
            commands::set_settings,
            commands::export_settings,
            commands::read_settings,
            commands::export_package,
            commands::delete_package,
            commands::reset_attempt,
            commands::open_sessions,
            commands::validate_session,
            commands::follow_closed,
            commands::count_old_logs,
            commands::delete_old_logs,
            commands::cancel_log_deletion,
            commands::last_log_deletion,
            commands::follow_log_deletions,
            commands::set_launch_options,
            commands::learners,
            commands::add_learner,
            commands::learner_list,
            commands::update_learner,
            commands::delete_learner,
            commands::follow_learner,
            commands::set_follow_everyone,
            commands::preview_learners,
            commands::import_learners,
            commands::course_dashboard,
            commands::learner_report,
            commands::lesson_sessions,
            commands::profiles,
            commands::profile_form,
            commands::profile_copy,
            commands::add_profile,
            commands::update_profile,
            commands::profile_use,
            commands::delete_profile,
            commands::export_profile,
            commands::import_profile,
            commands::launch,
            commands::open_player_again,
            commands::warm_up_module,
            commands::place_module,
            commands::choose_language,
            commands::keep_language,
            commands::choose_theme,
            commands::keep_layout,
            commands::focus_module,
            commands::terminate_module,
            commands::follow_module,
            commands::answer_module,
            commands::open_in_browser,
            commands::close_player,
            commands::end_session,
            commands::follow_trace,
            commands::trace_page,
            commands::trace_row,
            commands::journal_page,
            commands::journal_choices,
            commands::deleted_logs,
            commands::export_journal,
            commands::cancel_journal_export,
            commands::trace_place,
            commands::launch_request,
            commands::newest_sessions,
            commands::comparable_sessions,
            commands::session,
            commands::report,
            commands::session_activity,
            commands::session_findings,
            commands::state_at,
            commands::suspend_data_at,
            commands::export_report,
            commands::compare_sessions,
            commands::compared_calls,
            commands::export_comparison,
            commands::back_up,
            commands::cancel_data_work,
            commands::backups,
            commands::preview_restore,
            commands::check_integrity,
            commands::restore_backup,
            commands::data_size,
            commands::preview_move,
            commands::move_data,
            commands::show_backups,
            commands::about,
            commands::show_data_dir,
            commands::open_export,
            commands::show_export,
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
