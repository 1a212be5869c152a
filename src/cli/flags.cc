// SPDX-License-Identifier: Apache-2.0
#include "cli/flags.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace synoptic {
namespace {

constexpr CommandDefinition kCommands[] = {
    {Command::Read, "PATH...", "the reports' stories, laid side by side",
     "Reads reports, puts those of one event together and lays them side by\n"
     "side: what all say, where they differ, what one alone says, and who\n"
     "said it. Every line leads to the words of a report."},
    {Command::Extract, "PATH...", "each report's own text, as JSON Lines",
     "Prints a line of JSON for each report: its text without page\n"
     "furniture, what is known about it, and what was removed."},
    {Command::Analyze, "PATH...",
     "each report with what it says, as JSON Lines",
     "Prints a line of JSON for each report: what `extract` prints, and its\n"
     "sentences, names, times, quantities, quotations and statements."},
    {Command::Annotate, "PATH...", "each report's words with tags, as CoNLL-U",
     "Prints each report as CoNLL-U: its sentences and words, and for each\n"
     "word its lemma, tags, head and relation. With --input-format conllu\n"
     "the words of the input are kept, and the rest is filled in."},
    {Command::Cluster, "PATH...",
     "which reports tell of one event, as JSON Lines",
     "Prints a line of JSON for each report: its story, the report that it\n"
     "is a copy of if it is one, and how near it is to its story."},
    {Command::Verify, "OUTPUT PATH...", "an output checked against its reports",
     "Checks every text, span, speaker, name and number of OUTPUT, which\n"
     "read, analyze or extract made, against the reports at PATH, and lists\n"
     "what is altered, lost or not borne out. Needs the same --as-is and\n"
     "--input-format as the run that made OUTPUT."},
    {Command::Fetch, "ADDRESS|PATH...",
     "pages from the web, into a web archive",
     "Fetches web addresses, those that the files at PATH list (one a line)\n"
     "and the pages that feeds among them lead to, into an archive (WARC\n"
     "1.1) that the other commands read. Obeys robots.txt. The only command\n"
     "that opens a connection. An interrupted run goes on where it stopped\n"
     "when it is given again. Needs -o FILE.warc.gz."},
    {Command::Check, "DRAFT PATH...", "a draft checked against reports",
     "Checks a draft, written by a person or a program, against the reports\n"
     "at PATH: each sentence is supported (where), contradicted (how) or not\n"
     "found; each quotation is verbatim, altered (which words) or not found."},
};

template <typename Value>
struct Choice {
  std::string_view word;
  Value value;
};

// Sets `target` by the word that stands for it.
template <typename Value, std::size_t N>
std::optional<Error> choose(std::string_view word,
                            const Choice<Value> (&choices)[N], Value& target) {
  std::string expected;
  for (const Choice<Value>& choice : choices) {
    if (choice.word == word) {
      target = choice.value;
      return std::nullopt;
    }
    expected += (expected.empty() ? "" : ", ") + std::string(choice.word);
  }
  return Error{ErrorCode::Usage, "expected one of " + expected};
}

constexpr Choice<InputFormat> kInputFormats[] = {
    {"text", InputFormat::Text},   {"html", InputFormat::Html},
    {"feed", InputFormat::Feed},   {"jsonl", InputFormat::Jsonl},
    {"ninjs", InputFormat::Ninjs}, {"warc", InputFormat::Warc},
    {"mail", InputFormat::Mail},   {"mhtml", InputFormat::Mail},
    {"pdf", InputFormat::Pdf},
};
constexpr Choice<OutputFormat> kOutputFormats[] = {
    {"text", OutputFormat::Text}, {"json", OutputFormat::Json},
    {"html", OutputFormat::Html}, {"markdown", OutputFormat::Markdown},
    {"csv", OutputFormat::Csv},
};
constexpr Choice<bool> kOnlyChoices[] = {{"conflicts", true}};
constexpr Choice<std::optional<Policy>> kPolicies[] = {
    {"lowest", Policy::Lowest},
    {"highest", Policy::Highest},
    {"latest", Policy::Latest},
    {"most-independent", Policy::MostIndependent},
};
constexpr Choice<ColorChoice> kColorChoices[] = {
    {"auto", ColorChoice::Auto},
    {"always", ColorChoice::Always},
    {"never", ColorChoice::Never},
};

std::optional<Error> set_input_format(std::string_view value,
                                      Arguments& arguments) {
  arguments.words = value == "conllu" ? Words::Given : Words::Found;
  if (arguments.words == Words::Given) return std::nullopt;
  return choose(value, kInputFormats, arguments.ingest.format);
}

// More threads than this are a slip of the finger.
constexpr int kMostJobs = 1024;

std::optional<Error> set_jobs(std::string_view value, Arguments& arguments) {
  int jobs = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), jobs);
  if (error != std::errc() || end != value.data() + value.size() || jobs < 1 ||
      jobs > kMostJobs) {
    return Error{ErrorCode::Usage,
                 "expected a number from 1 to " + std::to_string(kMostJobs)};
  }
  arguments.jobs = jobs;
  return std::nullopt;
}

std::optional<Error> set_output(std::string_view value, Arguments& arguments) {
  if (value.empty()) return Error{ErrorCode::Usage, "expected a file's name"};
  arguments.output = value == "-" ? "" : value;
  return std::nullopt;
}

std::optional<Error> set_decisions(std::string_view value,
                                   Arguments& arguments) {
  if (value.empty()) return Error{ErrorCode::Usage, "expected a file's name"};
  arguments.decisions = value;
  return std::nullopt;
}

std::optional<Error> set_state(std::string_view value, Arguments& arguments) {
  if (value.empty()) return Error{ErrorCode::Usage, "expected a file's name"};
  arguments.state = value;
  return std::nullopt;
}

std::optional<Error> set_explain(std::string_view value, Arguments& arguments) {
  if (value.empty()) return Error{ErrorCode::Usage, "expected a report's id"};
  arguments.explain[0] = value;
  return std::nullopt;
}

bool groups(Command command) {
  return command == Command::Cluster || command == Command::Read;
}
bool analyzes(Command command) { return command == Command::Analyze; }
bool extracts(Command command) { return command == Command::Extract; }
bool clusters(Command command) { return command == Command::Cluster; }
bool shows_stories(Command command) { return command == Command::Read; }
bool fetches(Command command) { return command == Command::Fetch; }
bool keeps_state(Command command) {
  return command == Command::Fetch || command == Command::Cluster;
}
bool reads(Command command) {
  return command != Command::None && command != Command::Fetch;
}
/// Gives a line for each report as it comes.
bool is_long(Command command) {
  return command == Command::Extract || command == Command::Analyze;
}
bool any_command(Command) { return true; }
bool some_command(Command command) { return command != Command::None; }

/// A whole number from `least` to `most`.
template <typename Number>
std::optional<Error> set_number(std::string_view value, Number least,
                                Number most, Number& number) {
  Number read{};
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), read);
  if (error == std::errc() && end == value.data() + value.size() &&
      read >= least && read <= most) {
    number = read;
    return std::nullopt;
  }
  return Error{ErrorCode::Usage, "expected a number that is possible here"};
}

constexpr FlagDefinition kFlags[] = {
    {"allow-private", 0, "",
     "Fetch from this machine and private networks, too.", fetches,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.fetch.limits.allow_private = true;
       return std::nullopt;
     }},
    {"ca-file", 0, "FILE",
     "Trust hosts by the certificates in FILE (PEM)\n"
     "instead of those of the system.",
     fetches,
     [](std::string_view value, Arguments& arguments) -> std::optional<Error> {
       if (value.empty()) return Error{ErrorCode::Usage, "expected a file"};
       arguments.fetch.limits.ca_file = value;
       return std::nullopt;
     }},
    {"delay", 0, "SECONDS",
     "Between two requests to one host, at least; 1\nwithout it.", fetches,
     [](std::string_view value, Arguments& arguments) {
       return set_number(value, 0.0, 3600.0, arguments.fetch.delay);
     }},
    {"max-size", 0, "BYTES", "The most that one page may be; 20 MiB.", fetches,
     [](std::string_view value, Arguments& arguments) {
       return set_number<std::size_t>(value, 1, std::size_t{1} << 32,
                                      arguments.fetch.limits.most_bytes);
     }},
    {"state", 0, "FILE",
     "Go on from FILE, which an earlier run left, and\n"
     "leave one for the next. fetch: ask only for what is\n"
     "new since. cluster: stories keep their names.",
     keeps_state, set_state},
    {"timeout", 0, "SECONDS", "The most that one page may take; 60.", fetches,
     [](std::string_view value, Arguments& arguments) {
       return set_number(value, 1L, 86400L, arguments.fetch.limits.seconds);
     }},
    {"as-is", 0, "", "Take each text as it is: nothing is removed from\nit.",
     reads,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.ingest.cleaning = Cleaning::AsIs;
       return std::nullopt;
     }},
    {"color", 0, "WHEN",
     "Color the text: auto (on a terminal), always or\nnever.", some_command,
     [](std::string_view value, Arguments& arguments) {
       return choose(value, kColorChoices, arguments.color);
     }},
    {"decisions", 0, "FILE",
     "What people decided: stories to merge or split,\n"
     "reports that are no copies.",
     groups, set_decisions},
    {"explain", 0, "A B",
     "Say in words why the reports of these two ids are,\n"
     "or are not, one story.",
     clusters, set_explain},
    {"explain", 0, "",
     "Give each line of a reading the rule or model that\n"
     "decided it, and the words that told it.",
     analyzes,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.reasons = Reasons::Told;
       return std::nullopt;
     }},
    {"format", 'f', "FORMAT",
     "What to print: text, json, html, markdown or csv\n"
     "(the disputes as a table). Without it, text\n"
     "on a terminal and json elsewhere.",
     some_command,
     [](std::string_view value, Arguments& arguments) {
       return choose(value, kOutputFormats, arguments.format);
     }},
    {"input-format", 0, "FORMAT",
     "What the input is: text, html, feed, jsonl, ninjs,\n"
     "warc, mail, mhtml, pdf or, for annotate, conllu.\n"
     "Without it, the content tells.",
     reads, set_input_format},
    {"jobs", 'j', "N",
     "Threads to work in; as many as cores without it.\n"
     "fetch: hosts to ask at the same time, 8.",
     some_command, set_jobs},
    {"only", 0, "WHAT", "Show nothing but that: conflicts.", shows_stories,
     [](std::string_view value, Arguments& arguments) {
       return choose(value, kOnlyChoices, arguments.selection.only_conflicts);
     }},
    {"origins", 0, "",
     "Tell of each character of the text where it stands\n"
     "on the page.",
     extracts,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.ingest.origins = Origins::Told;
       return std::nullopt;
     }},
    {"output", 'o', "FILE",
     "Write to FILE instead of standard output: whole, or\nnot at all.",
     some_command, set_output},
    {"policy", 0, "NAME",
     "Where reports give several figures, pick one, and\n"
     "tell it beside all of them: the lowest, the\n"
     "highest, the latest (of the last report) or the\n"
     "most-independent (of most families of reports).",
     shows_stories,
     [](std::string_view value, Arguments& arguments) {
       return choose(value, kPolicies, arguments.selection.policy);
     }},
    {"quiet", 'q', "", "No warnings and no progress, only errors.",
     some_command,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.quiet = true;
       return std::nullopt;
     }},
    {"resume", 0, "",
     "Go on with a run to -o FILE that was cut short; the\n"
     "result is that of a run never stopped.",
     is_long,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.resume = true;
       return std::nullopt;
     }},
    {"story", 0, "ID", "Show this story alone: s2, or 2.", shows_stories,
     [](std::string_view value, Arguments& arguments) -> std::optional<Error> {
       if (value.empty()) {
         return Error{ErrorCode::Usage, "expected a story's id"};
       }
       arguments.selection.story = value;
       return std::nullopt;
     }},
    {"help", 'h', "", "Print this help.", any_command,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       arguments.request = Request::Help;
       return std::nullopt;
     }},
    {"version", 'V', "", "Print the version.", any_command,
     [](std::string_view, Arguments& arguments) -> std::optional<Error> {
       if (arguments.request != Request::Help) {
         arguments.request = Request::Version;
       }
       return std::nullopt;
     }},
};

// Column at which an option's explanation begins.
constexpr std::size_t kHelpColumn = 29;

void append_row(std::string& out, std::string head, std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    head.resize(std::max(head.size() + 1, kHelpColumn), ' ');
    out.append(head).append(line) += '\n';
    head.clear();
  }
}

void append_flags(std::string& out, Command command) {
  out += "\nOptions:\n";
  for (const FlagDefinition& flag : kFlags) {
    if (!flag.allowed(command)) continue;
    std::string head = flag.letter == 0
                           ? std::string("      ")
                           : std::string("  -") + flag.letter + ", ";
    head.append("--").append(flag.name);
    if (!flag.value.empty()) head.append(" ").append(flag.value);
    append_row(out, std::move(head), flag.help);
  }
}

constexpr std::string_view kPaths =
    "\nA PATH is a file, a folder (read to its end, in the order of names) or\n"
    "- for standard input.\n";

constexpr std::string_view kExitStatus =
    "\nExit status: 0 all done; 1 some input could not be read, and the rest\n"
    "was; 2 wrong usage; 3 the program failed or could not write its result;\n"
    "4 verify or check found something that the reports do not bear out.\n";

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal =
          std::exchange(row[j], std::min({change, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

// Letters that may be wrong in a word for it still to be taken for a slip; as
// in ninja's hint for targets.
constexpr std::size_t kMostSlips = 3;

}  // namespace

std::span<const CommandDefinition> command_definitions() { return kCommands; }
std::span<const FlagDefinition> flag_definitions() { return kFlags; }

std::string help_text(Command command) {
  std::string out;
  if (command == Command::None) {
    out +=
        "Synoptic reads news reports and lays those of one event side by "
        "side.\n\nUsage: synoptic COMMAND [OPTIONS] PATH...\n\nCommands:\n";
    for (const CommandDefinition& definition : kCommands) {
      append_row(out, "  " + std::string(to_string(definition.command)),
                 definition.summary);
    }
    append_flags(out, command);
    out += "\n`synoptic COMMAND --help` tells a command's options.\n";
    return out;
  }
  for (const CommandDefinition& definition : kCommands) {
    if (definition.command != command) continue;
    out.append("Usage: synoptic ").append(to_string(command));
    out.append(" [OPTIONS] ").append(definition.operands);
    out.append("\n\n").append(definition.text) += '\n';
  }
  out += kPaths;
  append_flags(out, command);
  out += kExitStatus;
  return out;
}

std::optional<std::string> nearest_word(
    std::string_view word, std::span<const std::string_view> known) {
  std::optional<std::string> nearest;
  std::size_t best = kMostSlips + 1;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= best || distance >= candidate.size()) continue;
    best = distance;
    nearest = std::string(candidate);
  }
  return nearest;
}

}  // namespace synoptic
