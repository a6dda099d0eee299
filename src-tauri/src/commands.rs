//! What the window can ask for: each command calls one function of the workbench. Nothing is decided here.

use std::{path::Path, sync::Arc};

use audit::{Changes, LocalizedFinding, Needs, RuleDetails};
use tauri::{AppHandle, State, ipc::Channel};
use workbench::{
    LanguageTag, Result, Workbench,
    comparison::{CallPage, CallRun, SessionComparison},
    dashboard::CourseDashboard,
    ids::{CourseId, ImportId, LearnerId, PackageId, ScoId, SessionId},
    learners::LearnerImport,
    profiles::{ProfileDetails, ProfileDraft, ProfileForm, ProfileUse},
    progress::{LearnerReport, LessonSessions},
    report::{Activity, Language, LocalizedReport, TimeRange},
    session_journal::{
        DeletedLogs, ExportFormat, ExportProgress, JournalChoices, JournalFilter, JournalPage, JournalRequest,
        JournalSort,
    },
    settings::{Settings, Theme},
    settings_file::SettingsFile,
    suspend_data::SuspendDataView,
    trace::{
        Exchange, FindingsSoFar, RowDetails, RowId, RowLookup, RowPlace, StateAt, TraceNews, TracePage, TraceRequest,
    },
    views::{
        BackedUp, BackupSummary, Closed, Closing, ImportProgress, Imported, IntegrityReport, LaunchOptions,
        LearnerDetails, LearnerList, LibraryCondition, LogAmount, LogDeletion, LogDeletionProgress, MovePreview,
        NewLearner, OpenSession, PackageDetails, PackageSummary, RestorePreview, SessionSummary, ValidatedSession,
        WatchEvent,
    },
};

use crate::{
    about::About,
    ending,
    last_export::LastExport,
    modules::{self, Answer, ModuleArea, ModuleEvent},
    sample,
    windows::{self, LaunchedPlayer},
};

type Library<'a> = State<'a, Arc<Workbench>>;

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn packages(library: Library<'_>) -> Result<Vec<PackageSummary>> {
    library.packages()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn library_condition(library: Library<'_>) -> Result<LibraryCondition> {
    library.condition()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_orphan(library: Library<'_>, folder: String) -> Result<PackageSummary> {
    library.import_orphan(&folder)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_orphan(app: AppHandle, library: Library<'_>, folder: String) -> Result<()> {
    windows::show_in_folder(&app, &library.orphan(&folder)?.path)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn package(library: Library<'_>, id: PackageId) -> Result<PackageDetails> {
    library.package(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_package(
    library: Library<'_>,
    path: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import(import_id, Path::new(&path), false, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_and_watch(
    library: Library<'_>,
    path: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import(import_id, Path::new(&path), true, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_inner(
    library: Library<'_>,
    path: String,
    inner: String,
    import_id: ImportId,
    progress: Channel<ImportProgress>,
) -> Result<Imported> {
    library.begin_import_inner(import_id, Path::new(&path), &inner, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_sample(library: Library<'_>) -> Result<PackageSummary> {
    library.import_sample(sample::FILE_NAME, sample::ZIP)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_import(library: Library<'_>, import_id: ImportId) {
    library.cancel_import(&import_id);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn audit_package(library: Library<'_>, id: PackageId, language: Language) -> Result<Vec<LocalizedFinding>> {
    library.audit(id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn audit_import(
    library: Library<'_>,
    import_id: ImportId,
    id: PackageId,
    language: Language,
) -> Result<Vec<LocalizedFinding>> {
    library.begin_audit(import_id, id, language, |_| ())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn package_needs(library: Library<'_>, id: PackageId) -> Result<Needs> {
    library.needs(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn accept_findings(
    library: Library<'_>,
    id: PackageId,
    findings: Vec<String>,
    note: Option<String>,
) -> Result<()> {
    library.accept(id, &findings, note.as_deref())
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn audit_rules(language: Language) -> Vec<RuleDetails> {
    audit::rules_in(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn changes(
    library: Library<'_>,
    before: PackageId,
    after: PackageId,
    language: Language,
) -> Result<Changes> {
    library.changes(before, after, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn make_version(library: Library<'_>, id: PackageId, of: PackageId) -> Result<()> {
    library.make_version(id, of)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn separate_version(library: Library<'_>, id: PackageId) -> Result<()> {
    library.separate_version(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_version(library: Library<'_>, id: PackageId) -> Result<()> {
    library.delete_version(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn watch(library: Library<'_>, id: PackageId, source: String) -> Result<()> {
    library.watch(id, Path::new(&source))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn unwatch(library: Library<'_>, id: PackageId) -> Result<()> {
    library.unwatch(id)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn stop_watched_import(library: Library<'_>, course: CourseId) {
    library.stop_watched_import(course);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_watched(library: Library<'_>, channel: Channel<WatchEvent>) {
    library.follow_watched(Box::new(move |event| channel.send(event.clone()).is_ok()));
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn follow_packages(library: Library<'_>, channel: Channel<()>) -> Result<()> {
    library.follow_packages(Box::new(move || channel.send(()).is_ok()))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn settings(library: Library<'_>) -> Result<Settings> {
    library.settings()
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn default_settings() -> Settings {
    Settings::default()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn set_settings(library: Library<'_>, settings: Settings) -> Result<()> {
    library.set_settings(&settings)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_settings(
    library: Library<'_>,
    last: State<'_, LastExport>,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_settings(Path::new(&path), language)?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn read_settings(library: Library<'_>, path: String, language: Language) -> Result<SettingsFile> {
    library.read_settings(Path::new(&path), language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn export_package(library: Library<'_>, id: PackageId, path: String) -> Result<()> {
    library.export_package(id, Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_package(library: Library<'_>, id: PackageId) -> Result<()> {
    library.delete_package(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%sco_id), err)]
pub(crate) fn reset_attempt(library: Library<'_>, sco_id: ScoId, learner: LearnerId) -> Result<()> {
    library.reset_attempt(sco_id, learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn open_sessions(library: Library<'_>) -> Result<Vec<OpenSession>> {
    library.open_sessions()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn validate_session(library: Library<'_>, session: SessionId) -> Result<ValidatedSession> {
    library.validate(&session)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_closed(library: Library<'_>, channel: Channel<Vec<SessionSummary>>) {
    let closing = Arc::clone(&library).close_overdue_daily(move |closed| channel.send(closed).is_ok());
    tauri::async_runtime::spawn(closing);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn count_old_logs(library: Library<'_>, days: u32) -> Result<LogAmount> {
    library.count_old_logs(days)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn delete_old_logs(
    library: Library<'_>,
    days: u32,
    progress: Channel<LogDeletionProgress>,
) -> Result<LogDeletion> {
    library.begin_log_deletion(days, |step| {
        let _ = progress.send(step);
    })
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_log_deletion(library: Library<'_>) {
    library.cancel_log_deletion();
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn last_log_deletion(library: Library<'_>) -> Result<Option<LogDeletion>> {
    library.last_log_deletion()
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn follow_log_deletions(library: Library<'_>, channel: Channel<LogDeletion>) {
    let library = Arc::clone(&library);
    let deleting = library.delete_old_logs_daily(move |deletion| channel.send(deletion).is_ok());
    tauri::async_runtime::spawn(deleting);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn set_launch_options(library: Library<'_>, id: PackageId, options: Option<LaunchOptions>) -> Result<()> {
    library.set_launch_options(id, options.as_ref())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn learners(library: Library<'_>) -> Result<Vec<LearnerDetails>> {
    library.learners()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn add_learner(library: Library<'_>, learner: NewLearner) -> Result<LearnerDetails> {
    library.add_learner(&learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn learner_list(library: Library<'_>) -> Result<LearnerList> {
    library.learner_list()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn update_learner(library: Library<'_>, id: LearnerId, learner: NewLearner) -> Result<()> {
    library.update_learner(id, &learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn delete_learner(library: Library<'_>, id: LearnerId) -> Result<()> {
    library.delete_learner(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id, followed), err)]
pub(crate) fn follow_learner(library: Library<'_>, id: LearnerId, followed: bool) -> Result<()> {
    library.follow_learner(id, followed)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(on), err)]
pub(crate) fn set_follow_everyone(library: Library<'_>, on: bool) -> Result<()> {
    library.set_follow_everyone(on)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_learners(library: Library<'_>, path: String) -> Result<LearnerImport> {
    library.preview_learners(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_learners(library: Library<'_>, path: String) -> Result<LearnerImport> {
    library.import_learners(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%id), err)]
pub(crate) fn course_dashboard(library: Library<'_>, id: PackageId) -> Result<CourseDashboard> {
    library.course_dashboard(id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%learner), err)]
pub(crate) fn learner_report(library: Library<'_>, learner: LearnerId) -> Result<LearnerReport> {
    library.learner_report(learner)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%learner, %sco), err)]
pub(crate) fn lesson_sessions(library: Library<'_>, learner: LearnerId, sco: ScoId) -> Result<LessonSessions> {
    library.lesson_sessions(learner, sco)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profiles(library: Library<'_>, language: Language) -> Result<Vec<ProfileDetails>> {
    library.profiles(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_form(library: Library<'_>, id: String, language: Language) -> Result<ProfileForm> {
    library.profile_form(&id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_copy(library: Library<'_>, id: String, language: Language) -> Result<ProfileForm> {
    library.profile_copy(&id, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn add_profile(library: Library<'_>, draft: ProfileDraft) -> Result<String> {
    library.add_profile(&draft)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn update_profile(library: Library<'_>, id: String, draft: ProfileDraft) -> Result<()> {
    library.update_profile(&id, &draft)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn profile_use(library: Library<'_>, id: String) -> Result<ProfileUse> {
    library.profile_use(&id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn delete_profile(library: Library<'_>, id: String) -> Result<()> {
    library.delete_profile(&id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_profile(
    library: Library<'_>,
    last: State<'_, LastExport>,
    id: String,
    path: String,
) -> Result<()> {
    library.export_profile(&id, Path::new(&path))?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn import_profile(library: Library<'_>, path: String) -> Result<String> {
    library.import_profile(Path::new(&path))
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%sco_id), err)]
pub(crate) async fn launch(
    app: AppHandle,
    library: Library<'_>,
    sco_id: ScoId,
    options: LaunchOptions,
    language: Language,
) -> Result<LaunchedPlayer> {
    let launched = library.launch(sco_id, &options, language).await?;
    Ok(windows::open_player(&app, &options, language, launched).await)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn open_player_again(app: AppHandle, session: SessionId) -> Result<()> {
    windows::open_player_again(&app, &session).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn warm_up_module(app: AppHandle, language: LanguageTag) {
    modules::warm_up(&app, language);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn place_module(app: AppHandle, session: SessionId, area: Option<ModuleArea>) {
    modules::place(&app, session, area);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn choose_language(app: AppHandle, language: Language) {
    windows::set_language(&app, language);
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn keep_language(library: Library<'_>, language: Language) -> Result<()> {
    library.set_language(language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn choose_theme(app: AppHandle, theme: Theme) -> Result<()> {
    windows::choose_theme(&app, theme)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn keep_layout(library: Library<'_>, name: String, value: String) -> Result<()> {
    library.keep_layout(name, value)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn focus_module(app: AppHandle, session: SessionId) {
    modules::focus(&app, session);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn terminate_module(app: AppHandle, session: SessionId) {
    modules::terminate(&app, session);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session))]
pub(crate) fn follow_module(app: AppHandle, session: SessionId, channel: Channel<ModuleEvent>) {
    modules::follow(&app, session, channel);
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn answer_module(app: AppHandle, request: u32, allow: bool, path: Option<String>) {
    modules::answer(&app, request, Answer::new(allow, path));
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) async fn open_in_browser(app: AppHandle, url: String) -> Result<()> {
    windows::open_in_browser(&app, url).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn close_player(app: AppHandle, session: SessionId) -> Result<Closing> {
    ending::close_player(&app, &session).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn end_session(app: AppHandle, session: SessionId) -> Result<Closed> {
    ending::end_session(&app, &session).await
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) async fn follow_trace(library: Library<'_>, session: SessionId, channel: Channel<TraceNews>) -> Result<()> {
    library
        .follow(&session, Box::new(move |news| channel.send(news).is_ok()))
        .await
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_page(library: Library<'_>, session: SessionId, request: TraceRequest) -> Result<TracePage> {
    library.trace_page(&session, &request)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_row(library: Library<'_>, session: SessionId, id: RowId) -> Result<RowDetails> {
    library.trace_row(&session, id)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn trace_place(library: Library<'_>, session: SessionId, lookup: RowLookup) -> Result<RowPlace> {
    library.trace_place(&session, &lookup)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn journal_page(library: Library<'_>, request: JournalRequest) -> Result<JournalPage> {
    library.journal_page(&request)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn journal_choices(library: Library<'_>) -> Result<JournalChoices> {
    library.journal_choices()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn deleted_logs(library: Library<'_>, filter: JournalFilter) -> Result<Option<DeletedLogs>> {
    library.deleted_logs(&filter)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn export_journal(
    library: Library<'_>,
    last: State<'_, LastExport>,
    filter: JournalFilter,
    sort: JournalSort,
    format: ExportFormat,
    path: String,
    progress: Channel<ExportProgress>,
) -> Result<bool> {
    let is_complete = library.begin_journal_export(&filter, sort, format, Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    if is_complete {
        last.set(path);
    }
    Ok(is_complete)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_journal_export(library: Library<'_>) {
    library.cancel_journal_export();
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn launch_request(library: Library<'_>, session: SessionId) -> Result<Option<Exchange>> {
    library.launch_request(&session)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn newest_sessions(library: Library<'_>, most: u32) -> Result<Vec<SessionSummary>> {
    library.newest_sessions(most)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn comparable_sessions(library: Library<'_>, session: SessionId, most: u32) -> Result<Vec<SessionSummary>> {
    library.comparable_sessions(&session, most)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session(library: Library<'_>, session: SessionId) -> Result<SessionSummary> {
    library.session(&session)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn report(library: Library<'_>, session: SessionId, language: Language) -> Result<LocalizedReport> {
    library.localized_report(&session, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session_activity(library: Library<'_>, session: SessionId, range: TimeRange) -> Result<Activity> {
    library.session_activity(&session, range)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn session_findings(library: Library<'_>, session: SessionId, language: Language) -> Result<FindingsSoFar> {
    library.findings(&session, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn state_at(library: Library<'_>, session: SessionId, seq: u32) -> Result<StateAt> {
    library.state_at(&session, seq)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn suspend_data_at(
    library: Library<'_>,
    session: SessionId,
    seq: u32,
    all: bool,
    language: Language,
) -> Result<SuspendDataView> {
    Ok(library.suspend_data_at(&session, seq)?.view(all, language))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%session), err)]
pub(crate) fn export_report(
    library: Library<'_>,
    last: State<'_, LastExport>,
    session: SessionId,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_report(&session, Path::new(&path), language)?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn compare_sessions(
    library: Library<'_>,
    a: SessionId,
    b: SessionId,
    language: Language,
) -> Result<SessionComparison> {
    library.compare_sessions(&a, &b, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn compared_calls(
    library: Library<'_>,
    a: SessionId,
    b: SessionId,
    run: CallRun,
    language: Language,
) -> Result<CallPage> {
    library.compared_calls(&a, &b, &run, language)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, fields(%a, %b), err)]
pub(crate) fn export_comparison(
    library: Library<'_>,
    last: State<'_, LastExport>,
    a: SessionId,
    b: SessionId,
    path: String,
    language: Language,
) -> Result<()> {
    library.export_comparison(&a, &b, Path::new(&path), language)?;
    last.set(path);
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn open_export(app: AppHandle, last: State<'_, LastExport>) -> Result<()> {
    windows::open_file(&app, &last.path()?)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_export(app: AppHandle, last: State<'_, LastExport>) -> Result<()> {
    windows::show_in_folder(&app, &last.path()?)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn back_up(
    library: Library<'_>,
    last: State<'_, LastExport>,
    path: String,
    progress: Channel<ImportProgress>,
) -> Result<BackedUp> {
    let made = library.begin_backup(Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    last.set(path);
    Ok(made)
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn cancel_data_work(library: Library<'_>) {
    library.cancel_data_work();
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn backups(library: Library<'_>) -> Result<Vec<BackupSummary>> {
    library.backups()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_restore(library: Library<'_>, path: String) -> Result<RestorePreview> {
    library.preview_restore(Path::new(&path))
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn check_integrity(library: Library<'_>, progress: Channel<ImportProgress>) -> Result<IntegrityReport> {
    library.begin_integrity_check(|step| {
        let _ = progress.send(step);
    })
}

/// The application starts again once this has returned: the next start finds what was restored.
#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn restore_backup(
    app: AppHandle,
    library: Library<'_>,
    path: String,
    progress: Channel<ImportProgress>,
) -> Result<()> {
    library.begin_restore(Path::new(&path), |step| {
        let _ = progress.send(step);
    })?;
    app.request_restart();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn data_size(library: Library<'_>) -> Result<f64> {
    library.data_size()
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn preview_move(library: Library<'_>, to: String) -> Result<MovePreview> {
    library.preview_move(Path::new(&to))
}

/// The application starts again once this has returned: the next start finds the library at its new place.
#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn move_data(
    app: AppHandle,
    library: Library<'_>,
    to: String,
    progress: Channel<ImportProgress>,
) -> Result<()> {
    library.begin_move(Path::new(&to), |step| {
        let _ = progress.send(step);
    })?;
    app.request_restart();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_backups(app: AppHandle, library: Library<'_>) -> Result<()> {
    windows::show_in_folder(&app, &library.backups_folder()?.display().to_string())
}

#[tauri::command]
#[specta::specta]
#[tracing::instrument(skip_all)]
pub(crate) fn about(library: Library<'_>) -> About {
    About::new(&library)
}

#[tauri::command(async)]
#[specta::specta]
#[tracing::instrument(skip_all, err)]
pub(crate) fn show_data_dir(app: AppHandle, library: Library<'_>) -> Result<()> {
    windows::show_in_folder(&app, &library.data_dir().display().to_string())
}
