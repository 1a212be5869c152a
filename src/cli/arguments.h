// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/annotate.h"
#include "fetch/fetch.h"
#include "ingest/ingest.h"
#include "output/json.h"
#include "output/survey.h"

namespace synoptic {

enum class Command : std::uint8_t {
  None,
  Extract,
  Analyze,
  Annotate,
  Cluster,
  Read,
  Verify,
  Fetch,
  Check,
};

/// The word on the command line: "extract". Empty for `None`.
std::string_view to_string(Command command);

enum class OutputFormat { Detect, Text, Json, Html, Markdown, Csv };
enum class ColorChoice { Auto, Always, Never };
enum class Request { Run, Help, Version };

/// A command line, understood.
struct Arguments {
  Request request = Request::Run;
  Command command = Command::None;
  std::string
      subject;  ///< What `verify` or `check` checks; empty for other commands.
  std::vector<std::string> paths;
  IngestOptions ingest;
  Words words = Words::Found;
  OutputFormat format = OutputFormat::Detect;
  ColorChoice color = ColorChoice::Auto;
  Selection selection;    ///< What `read` shows.
  std::string decisions;  ///< A decision file, or empty.
  /// The ids of two reports to explain; both empty without `--explain`.
  std::string explain[2];
  Reasons reasons = Reasons::Untold;  ///< `--explain` of `analyze`.
  std::string output;                 ///< Empty for standard output.
  int jobs = 0;                       ///< 0: as many as the machine has cores.
  bool quiet = false;
  bool resume = false;
  FetchOptions fetch;
  /// A file that a run leaves for the next: what hosts said of their pages, or
  /// the reports grouped so far; or empty.
  std::string state;
};

/// Understands the words after the program's name. An error is one of usage:
/// it names the word, what was expected, and what may have been meant.
Result<Arguments> parse_arguments(std::span<const std::string> words);

}  // namespace synoptic
