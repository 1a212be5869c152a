// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/arguments.h"

namespace synoptic {

/// A command, as the help tells of it.
struct CommandDefinition {
  Command command;
  std::string_view operands;  ///< "PATH..."
  std::string_view summary;   ///< One line.
  std::string_view text;      ///< What it prints, in lines of 72 columns.
};
std::span<const CommandDefinition> command_definitions();

/// One option. The command line is read and the help is printed from the same
/// table, so that neither can know an option that the other does not.
struct FlagDefinition {
  std::string_view name;   ///< Without the dashes.
  char letter;             ///< Of the short form, or 0.
  std::string_view value;  ///< What follows: "FILE"; empty if nothing does.
  std::string_view help;   ///< Lines of 54 columns at most.
  bool (*allowed)(Command command);
  /// Sets it; an error says what the value should have been.
  std::optional<Error> (*set)(std::string_view value, Arguments& arguments);
};
std::span<const FlagDefinition> flag_definitions();

/// The help of the whole program, or of one command, ready to be printed.
std::string help_text(Command command);

/// The word of `known` nearest to `word`, if it is near enough to be a slip.
std::optional<std::string> nearest_word(
    std::string_view word, std::span<const std::string_view> known);

}  // namespace synoptic
