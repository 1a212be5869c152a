// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <optional>
#include <utility>

#include "cli/flags.h"

namespace synoptic {
namespace {

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message)};
}

std::string hint(std::string_view word, std::string_view dashes,
                 std::span<const std::string_view> known) {
  const std::optional<std::string> nearest = nearest_word(word, known);
  if (!nearest) return "";
  return "; did you mean " + std::string(dashes) + *nearest + "?";
}

// Walks over the words once.
class Parser {
 public:
  explicit Parser(std::span<const std::string> words) : words_(words) {}

  Result<Arguments> parse() {
    while (at_ < words_.size()) {
      const std::string_view word = words_[at_++];
      if (auto error = take(word)) return *std::move(error);
    }
    if (arguments_.request != Request::Run) return std::move(arguments_);
    if (arguments_.command == Command::None) return usage("no command given");
    for (const FlagDefinition* flag : used_) {
      if (flag->allowed(arguments_.command)) continue;
      return usage("--" + std::string(flag->name) + " is not for " +
                   std::string(to_string(arguments_.command)));
    }
    if (arguments_.words == Words::Given &&
        arguments_.command != Command::Annotate) {
      return usage("--input-format conllu is for annotate only");
    }
    return with_subject();
  }

 private:
  // A command that checks one thing against reports has that thing first.
  Result<Arguments> with_subject() {
    auto& paths = arguments_.paths;
    const bool checks = arguments_.command == Command::Check;
    if (arguments_.command == Command::Verify || checks) {
      if (paths.empty()) {
        return usage(checks ? "no DRAFT given" : "no OUTPUT given");
      }
      arguments_.subject = std::move(paths.front());
      paths.erase(paths.begin());
    }
    if (!arguments_.explain[0].empty()) {
      if (paths.empty()) return usage("--explain needs two ids: A B");
      arguments_.explain[1] = std::move(paths.front());
      paths.erase(paths.begin());
    }
    if (paths.empty()) return usage("no PATH given; - is standard input");
    if (arguments_.command == Command::Fetch && arguments_.output.empty()) {
      return usage("fetch writes an archive: -o FILE.warc.gz");
    }
    if (arguments_.resume && arguments_.output.empty()) {
      return usage("--resume needs the -o FILE of the run to go on with");
    }
    return std::move(arguments_);
  }

  std::optional<Error> take(std::string_view word) {
    if (!only_paths_ && word == "--") {
      only_paths_ = true;
      return std::nullopt;
    }
    if (!only_paths_ && word.starts_with("--")) return take_long(word);
    if (!only_paths_ && word.size() > 1 && word[0] == '-') {
      return take_short(word);
    }
    if (arguments_.command == Command::None) return take_command(word);
    if (word.empty()) return usage("a PATH is empty");
    arguments_.paths.emplace_back(word);
    return std::nullopt;
  }

  std::optional<Error> take_command(std::string_view word) {
    if (word == "help" && arguments_.request == Request::Run) {
      arguments_.request = Request::Help;
      return std::nullopt;
    }
    std::vector<std::string_view> known;
    for (const CommandDefinition& definition : command_definitions()) {
      known.push_back(to_string(definition.command));
      if (known.back() == word) arguments_.command = definition.command;
    }
    if (arguments_.command != Command::None) return std::nullopt;
    return usage("no such command: " + std::string(word) +
                 hint(word, "", known));
  }

  std::optional<Error> take_long(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(2, equals - 2);
    std::optional<std::string_view> value;
    if (equals != std::string_view::npos) value = word.substr(equals + 1);
    std::vector<std::string_view> known;
    // Two commands may have an option of one name.
    const FlagDefinition* found = nullptr;
    for (const FlagDefinition& flag : flag_definitions()) {
      known.push_back(flag.name);
      if (flag.name != name) continue;
      if (found == nullptr || flag.allowed(arguments_.command)) found = &flag;
    }
    if (found != nullptr) return set(*found, value);
    return usage("no such option: --" + std::string(name) +
                 hint(name, "--", known));
  }

  // "-qo FILE", "-oFILE", "-j2".
  std::optional<Error> take_short(std::string_view word) {
    word.remove_prefix(1);
    while (!word.empty()) {
      const char letter = word[0];
      word.remove_prefix(1);
      const FlagDefinition* found = nullptr;
      for (const FlagDefinition& flag : flag_definitions()) {
        if (flag.letter == letter) found = &flag;
      }
      if (!found) return usage("no such option: -" + std::string(1, letter));
      std::optional<std::string_view> value;
      if (!found->value.empty() && !word.empty()) {
        value = std::exchange(word, {});
      }
      if (auto error = set(*found, value)) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> set(const FlagDefinition& flag,
                           std::optional<std::string_view> value) {
    const std::string name = "--" + std::string(flag.name);
    if (flag.value.empty()) {
      if (value) return usage(name + " takes no value");
    } else if (!value) {
      if (at_ == words_.size()) {
        return usage(name + " needs a value: " + std::string(flag.value));
      }
      value = words_[at_++];
    }
    used_.push_back(&flag);
    auto error = flag.set(value.value_or(""), arguments_);
    if (!error) return std::nullopt;
    return usage(name + " " + std::string(*value) + ": " + error->message);
  }

  std::span<const std::string> words_;
  std::size_t at_ = 0;
  bool only_paths_ = false;
  std::vector<const FlagDefinition*> used_;
  Arguments arguments_;
};

}  // namespace

std::string_view to_string(Command command) {
  constexpr std::string_view kNames[] = {"",         "extract", "analyze",
                                         "annotate", "cluster", "read",
                                         "verify",   "fetch",   "check"};
  return kNames[static_cast<std::size_t>(command)];
}

Result<Arguments> parse_arguments(std::span<const std::string> words) {
  return Parser(words).parse();
}

}  // namespace synoptic
