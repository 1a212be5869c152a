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
#include "cli/flags.h"
#include "cli/messages.h"
#include "engine/disk_files.h"
#include "engine/inputs.h"
#include "engine/resources.h"
#include "engine/run.h"
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

OutputFormat format_of(const Arguments& arguments) {
  if (arguments.format != OutputFormat::Detect) return arguments.format;
  const bool shown = arguments.output.empty() && is_terminal(STDOUT_FILENO);
  return shown && arguments.command == Command::Read ? OutputFormat::Text
                                                     : OutputFormat::Json;
}

TextOptions text_options(const Arguments& arguments) {
  const bool shown = arguments.output.empty() && is_terminal(STDOUT_FILENO);
  TextOptions options;
  // NO_COLOR: see no-color.org.
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = shown && !(no_color && *no_color);
  if (arguments.color == ColorChoice::Always ||
      (arguments.color == ColorChoice::Auto && wanted)) {
    options.color = Color::Always;
  }
  if (shown) options.width = terminal_width();
  return options;
}

std::string shown_survey(const Survey& survey, const Arguments& arguments) {
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

RunSummary run_command(const RunSetting& run, const Arguments& arguments,
                       const Resources& resources, OutputFile& output) {
  const TakeLine write_line = [&](std::string_view line) {
    return output.write(line);
  };
  switch (arguments.command) {
    case Command::None:
      break;
    case Command::Extract:
      return extract_all(run, write_line);
    case Command::Analyze:
      return analyze_all(run, resources, write_line);
    case Command::Cluster: {
      const Grouping grouping = group_all(run, resources);
      output.write(grouping_to_json(grouping.reports, grouping.stories));
      return grouping.summary;
    }
    case Command::Read: {
      Survey survey = survey_all(run, resources);
      survey.program = kProgram;
      output.write(shown_survey(survey, arguments));
      return {static_cast<std::uint32_t>(survey.reports.size()), survey.unread};
    }
  }
  return {};
}

int run(const Arguments& arguments) {
  Messages messages(arguments.quiet, is_terminal(STDERR_FILENO));
  if (arguments.command != Command::Read &&
      arguments.format != OutputFormat::Detect &&
      arguments.format != OutputFormat::Json) {
    messages.error("this command prints JSON only; --format is for read");
    return kWrongUsage;
  }
  const DiskFiles files;
  const std::string root = find_root(files);
  const auto lists = load_ingest_lists(files, root);
  if (!lists) {
    messages.error(lists.error().message);
    return kFailed;
  }
  Resources resources;
  if (arguments.command != Command::Extract) {
    auto loaded = load_resources(files, root);
    if (!loaded) {
      messages.error(loaded.error().message);
      return kFailed;
    }
    resources = *std::move(loaded);
  }
  std::unique_ptr<OutputFile> output = output_to_descriptor(STDOUT_FILENO);
  if (!arguments.output.empty()) {
    auto created = files.create(arguments.output);
    if (!created) {
      messages.error(created.error().message);
      return kFailed;
    }
    output = *std::move(created);
  }
  const Inputs inputs = find_inputs(arguments.paths, files);
  RunOptions options;
  options.ingest = arguments.ingest;
  options.ingest.resources = &*lists;
  options.jobs =
      arguments.jobs > 0
          ? arguments.jobs
          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const RunListener listener = messages.listener();
  const RunSummary summary = run_command({files, inputs, options, listener},
                                         arguments, resources, *output);
  messages.end_progress();
  if (const auto error = output->keep()) {
    messages.error(error->message);
    return kFailed;
  }
  return summary.unread > 0 ? kSomeUnread : kAllDone;
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
