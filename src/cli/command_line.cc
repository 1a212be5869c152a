// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/check_view.h"
#include "cli/flags.h"
#include "cli/long_run.h"
#include "cli/messages.h"
#include "cli/run_fetch.h"
#include "cli/verification_view.h"
#include "engine/annotate.h"
#include "engine/disk_files.h"
#include "engine/inputs.h"
#include "engine/pdf_pages.h"
#include "engine/resources.h"
#include "engine/run.h"
#include "engine/state.h"
#include "engine/verify.h"
#include "output/html.h"
#include "output/json.h"
#include "output/sheet.h"
#include "output/text.h"

namespace synoptic {
namespace {

constexpr std::string_view kProgram = "synoptic " SYNOPTIC_VERSION;

// The folder that holds `data` and `models`: the one named by the environment,
// the program's own, or the one of an installed program.
std::string find_root(const Files& files) {
  if (const char* named = std::getenv("SYNOPTIC_DATA"); named && *named) {
    return named;
  }
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string beside = program.parent_path().string();
  const std::string installed =
      (program.parent_path().parent_path() / "share" / "synoptic").string();
  const bool is_beside =
      files.status(beside + "/data/languages").kind == PathKind::Folder;
  return is_beside ? beside : installed;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

// Columns of a terminal that does not tell its width.
constexpr int kUsualWidth = 80;

int terminal_width() {
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  return kUsualWidth;
}

// True if a person sees the result as it comes.
bool is_shown(const Arguments& arguments) {
  return arguments.output.empty() && is_terminal(STDOUT_FILENO);
}

bool has_text_view(Command command) {
  return command == Command::Read || command == Command::Verify ||
         command == Command::Check;
}

OutputFormat format_of(const Arguments& arguments) {
  if (arguments.format != OutputFormat::Detect) return arguments.format;
  return is_shown(arguments) && has_text_view(arguments.command)
             ? OutputFormat::Text
             : OutputFormat::Json;
}

TextOptions text_options(const Arguments& arguments) {
  TextOptions options;
  // NO_COLOR: see no-color.org.
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = is_shown(arguments) && !(no_color && *no_color);
  if (arguments.color == ColorChoice::Always ||
      (arguments.color == ColorChoice::Auto && wanted)) {
    options.color = Color::Always;
  }
  if (is_shown(arguments)) options.width = terminal_width();
  return options;
}

std::string survey_view(const Survey& survey, const Arguments& arguments) {
  switch (format_of(arguments)) {
    case OutputFormat::Text:
      return survey_to_text(survey, text_options(arguments));
    case OutputFormat::Html:
      return survey_to_html(survey);
    case OutputFormat::Markdown:
      return survey_to_markdown(survey);
    case OutputFormat::Csv:
      return survey_to_csv(survey);
    case OutputFormat::Detect:
    case OutputFormat::Json:
      break;
  }
  return survey_to_json(survey);
}

// What a command needs, and where its result goes.
struct Session {
  const Arguments& arguments;
  const RunSetting& run;
  const Resources& resources;
  Messages& messages;
  OutputFile& output;
  LongRun& long_run;
};

ExitStatus status_of(const RunSummary& summary) {
  return summary.unread > 0 ? kSomeUnread : kAllDone;
}

ExitStatus run_read(const Session& session) {
  Survey survey = survey_all(session.run, session.resources);
  survey.program = kProgram;
  const Selection& selection = session.arguments.selection;
  if (!select(selection, survey)) {
    session.messages.error("no story has the id " + selection.story +
                           "; there are " +
                           std::to_string(count_stories(survey)));
    return kWrongUsage;
  }
  session.output.write(survey_view(survey, session.arguments));
  return survey.unread > 0 ? kSomeUnread : kAllDone;
}

ExitStatus run_explain(const Session& session) {
  const auto& [a, b] = session.arguments.explain;
  const auto text = explain_pair(session.run, session.resources, a, b);
  if (!text) {
    session.messages.error(text.error().message);
    return kSomeUnread;
  }
  session.output.write(*text);
  return kAllDone;
}

ExitStatus run_cluster(const Session& session) {
  if (!session.arguments.explain[0].empty()) return run_explain(session);
  Memory memory;
  const std::string& path = session.arguments.state;
  if (!path.empty()) {
    Result<State> state = read_state(session.run.files, path);
    if (!state) {
      session.messages.error(path + ": " + state.error().message);
      return kSomeUnread;
    }
    for (const std::string& note : state->notes) {
      session.messages.note(path + ": " + note);
    }
    memory = std::move(state->memory);
  }
  const Clusters clusters = cluster_all(session.run, session.resources, memory);
  session.output.write(grouping_to_json(clusters.reports));
  if (path.empty()) return status_of(clusters.summary);
  for (const std::string& change : last_changes(memory)) {
    session.messages.note(change);
  }
  let_go(memory);
  if (const auto error = write_state(session.run.files, path, memory)) {
    session.messages.error(error->message);
    return kFailed;
  }
  return status_of(clusters.summary);
}

ExitStatus run_verify(const Session& session) {
  const std::string& subject = session.arguments.subject;
  const Result<FileBytes> bytes = session.run.files.read(subject);
  if (!bytes) {
    session.messages.error(subject + ": " + bytes.error().message);
    return kSomeUnread;
  }
  const Reports all = understand_all(session.run, session.resources);
  const Result<Verification> checked =
      verify_output(bytes->view(), all.reports);
  if (!checked) {
    session.messages.error(subject + ": " + checked.error().message);
    return kSomeUnread;
  }
  session.output.write(format_of(session.arguments) == OutputFormat::Text
                           ? verification_to_text(subject, *checked)
                           : verification_to_json(subject, *checked));
  return checked->findings.empty() ? status_of(all.summary) : kNotBorneOut;
}

ExitStatus run_check(const Session& session) {
  const std::vector<std::string> named = {session.arguments.subject};
  const Inputs subject = find_inputs(named, session.run.files);
  const RunSetting draft_run = {session.run.files, subject, session.run.options,
                                session.run.listener};
  const Reports drafts = understand_all(draft_run, session.resources);
  if (drafts.reports.empty()) return kSomeUnread;
  const Report& draft = drafts.reports.front();
  const Reports all = understand_all(session.run, session.resources);
  const DraftCheck checked =
      check_draft(draft, all.reports, session.resources.stories,
                  session.resources.reconciliation);
  session.output.write(format_of(session.arguments) == OutputFormat::Text
                           ? check_to_text(draft, all.reports, checked)
                           : check_to_json(draft, all.reports, checked));
  return checked.is_borne_out() ? status_of(all.summary) : kNotBorneOut;
}

ExitStatus run_command(const Session& session) {
  const TakeLine write_line = [&](std::string_view line) {
    return session.long_run.write(line);
  };
  switch (session.arguments.command) {
    case Command::None:
    case Command::Fetch:
      break;
    case Command::Extract:
      return status_of(extract_all(session.run, write_line));
    case Command::Analyze:
      return status_of(analyze_all(session.run, session.resources, write_line));
    case Command::Annotate:
      return status_of(annotate_all(session.run, session.arguments.words,
                                    session.resources, write_line));
    case Command::Cluster:
      return run_cluster(session);
    case Command::Read:
      return run_read(session);
    case Command::Verify:
      return run_verify(session);
    case Command::Check:
      return run_check(session);
  }
  return kAllDone;
}

// Why a command cannot print in the format asked for, if it cannot.
std::optional<std::string> format_refusal(const Arguments& arguments) {
  const Command command = arguments.command;
  if (command == Command::Annotate &&
      arguments.format != OutputFormat::Detect) {
    return "annotate prints CoNLL-U only";
  }
  switch (arguments.format) {
    case OutputFormat::Detect:
    case OutputFormat::Json:
      return std::nullopt;
    case OutputFormat::Text:
      if (has_text_view(command)) return std::nullopt;
      return std::string(to_string(command)) + " prints JSON only";
    case OutputFormat::Html:
    case OutputFormat::Markdown:
    case OutputFormat::Csv:
      if (command == Command::Read) return std::nullopt;
      return "that format is for read only";
  }
  return std::nullopt;
}

RunOptions run_options(const Arguments& arguments) {
  RunOptions options;
  options.ingest = arguments.ingest;
  options.ingest.read_pdf = &read_pdf_pages;
  const auto cores = static_cast<int>(std::thread::hardware_concurrency());
  options.reasons = arguments.reasons;
  options.jobs = arguments.jobs > 0 ? arguments.jobs : std::max(1, cores);
  return options;
}

Result<std::unique_ptr<OutputFile>> open_output(const Files& files,
                                                const std::string& path) {
  if (path.empty()) return output_to_descriptor(STDOUT_FILENO);
  return files.create(path);
}

/// Where the result goes, and where the run begins: anew, or where an earlier
/// one ended before its time.
Result<LeftRun> begin_output(const Arguments& arguments, const Files& files,
                             const std::string& key, Messages& messages) {
  if (arguments.resume) {
    auto left = find_left_run(files, arguments.output, key);
    if (left || left.error().code != ErrorCode::NotFound) return left;
    messages.note(arguments.output + ": nothing to go on with; begun anew");
  }
  auto output = open_output(files, arguments.output);
  if (!output) return std::move(output).error();
  LeftRun fresh;
  fresh.output = *std::move(output);
  return fresh;
}

Result<std::vector<Decision>> read_decisions(const std::string& path,
                                             const Files& files) {
  const Result<FileBytes> bytes = files.read(path);
  if (!bytes) return bytes.error();
  return parse_decisions(bytes->view());
}

Reach reach_of(Command command) {
  switch (command) {
    case Command::Extract:
      return Reach::Inputs;
    case Command::Read:
    case Command::Check:
      return Reach::Accounts;
    default:
      return Reach::Reports;
  }
}

bool add_decisions(const Arguments& arguments, const Files& files,
                   Messages& messages, RunOptions& options) {
  if (arguments.decisions.empty()) return true;
  auto decisions = read_decisions(arguments.decisions, files);
  if (!decisions) {
    messages.error(arguments.decisions + ": " + decisions.error().message);
    return false;
  }
  options.decisions = *std::move(decisions);
  return true;
}

int run_on(const Arguments& arguments, const Files& files, const Inputs& inputs,
           const RunOptions& options, const Resources& resources,
           Messages& messages) {
  const std::string key = key_of(arguments, inputs, resources);
  Result<LeftRun> begun = begin_output(arguments, files, key, messages);
  if (!begun) {
    messages.error(begun.error().message);
    return kFailed;
  }
  OutputFile& output = *begun->output;
  LongRun long_run(output, key, begun->written, begun->bytes);
  RunListener listener = messages.listener();
  listener.misfit = [&](std::string_view line) { messages.note(line); };
  const bool is_resumed = begun->written > 0 || begun->bytes > 0;
  const RunSetting setting = {files, inputs, options, listener,
                              is_resumed ? &begun->start : nullptr};
  if (arguments.command == Command::Extract ||
      arguments.command == Command::Analyze) {
    listener.passed = [&](const RunPlace& place) { long_run.pass(place); };
  }
  const ExitStatus status =
      run_command({arguments, setting, resources, messages, output, long_run});
  messages.end_progress();
  if (status == kWrongUsage) return status;  // There is no result to keep.
  if (const auto error = output.keep()) {
    messages.error(error->message);
    return kFailed;
  }
  return status;
}

int run(const Arguments& arguments) {
  Messages messages(arguments.quiet, is_terminal(STDERR_FILENO));
  if (const auto refusal = format_refusal(arguments)) {
    messages.error(*refusal);
    return kWrongUsage;
  }
  const DiskFiles files;
  if (arguments.command == Command::Fetch) {
    return run_fetch(arguments, files, messages);
  }
  const Result<Resources> resources =
      load_resources(files, find_root(files), reach_of(arguments.command));
  if (!resources) {
    messages.error(resources.error().message);
    return kFailed;
  }
  const Inputs inputs = find_inputs(arguments.paths, files);
  RunOptions options = run_options(arguments);
  options.ingest.resources = &resources->ingest;
  if (!add_decisions(arguments, files, messages, options)) return kSomeUnread;
  return run_on(arguments, files, inputs, options, *resources, messages);
}

int answer(const Arguments& arguments) {
  std::string text;
  switch (arguments.request) {
    case Request::Run:
      return run(arguments);
    case Request::Help:
      text = help_text(arguments.command);
      break;
    case Request::Version:
      text = std::string(kProgram) + "\n";
      break;
  }
  const auto output = output_to_descriptor(STDOUT_FILENO);
  output->write(text);
  return output->keep() ? kFailed : kAllDone;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  // A reader that goes away is seen when writing to it fails.
  std::signal(SIGPIPE, SIG_IGN);
  Messages messages(false, false);
  try {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0),
                                         argv + argc);
    const Result<Arguments> arguments = parse_arguments(words);
    if (arguments) return answer(*arguments);
    messages.error(arguments.error().message);
    messages.note("`synoptic --help` tells what there is");
    return kWrongUsage;
  } catch (const std::bad_alloc&) {
    messages.error("out of memory");
  } catch (const std::exception& exception) {
    messages.error(std::string("internal failure: ") + exception.what());
  }
  return kFailed;
}

}  // namespace synoptic
