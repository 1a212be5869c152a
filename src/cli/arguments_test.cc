// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "cli/flags.h"

namespace synoptic {
namespace {

Result<Arguments> parsed(const std::string& line) {
  std::istringstream words(line);
  std::vector<std::string> list;
  for (std::string word; words >> word;) list.push_back(word);
  return parse_arguments(list);
}

std::string error_of(const std::string& line) {
  const Result<Arguments> arguments = parsed(line);
  return arguments ? "" : arguments.error().message;
}

TEST(arguments, options_stand_anywhere_and_in_either_form) {
  for (const std::string line :
       {"read -j2 -o out.json --format json a b",
        "read a b -j 2 -oout.json -fjson",
        "--jobs=2 read a --output=out.json b --format=json",
        "-qj2 -o out.json read -f json -- a b"}) {
    const Result<Arguments> arguments = parsed(line);
    ASSERT_TRUE(arguments) << line;
    EXPECT_EQ(arguments->command, Command::Read) << line;
    EXPECT_EQ(arguments->paths, (std::vector<std::string>{"a", "b"})) << line;
    EXPECT_EQ(arguments->jobs, 2) << line;
    EXPECT_EQ(arguments->output, "out.json") << line;
    EXPECT_EQ(arguments->format, OutputFormat::Json) << line;
  }
}

TEST(arguments, after_two_dashes_everything_is_a_path) {
  EXPECT_EQ(parsed("read -- --help -x")->paths,
            (std::vector<std::string>{"--help", "-x"}));
}

TEST(arguments, a_dash_is_standard_input_or_output) {
  const Result<Arguments> arguments = parsed("read - -o -");
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->paths, std::vector<std::string>{"-"});
  EXPECT_EQ(arguments->output, "");
}

TEST(arguments, help_needs_no_path_and_wins_over_version) {
  EXPECT_EQ(parsed("--help")->request, Request::Help);
  EXPECT_EQ(parsed("help read")->command, Command::Read);
  EXPECT_EQ(parsed("read --version --help")->request, Request::Help);
  EXPECT_EQ(parsed("-V")->request, Request::Version);
}

TEST(arguments, an_error_names_the_word_and_what_was_expected) {
  const struct {
    std::string line, message;
  } kCases[] = {
      {"", "no command given"},
      {"read", "no PATH given; - is standard input"},
      {"raed x", "no such command: raed; did you mean read?"},
      {"frobnicate x", "no such command: frobnicate"},
      {"read --fromat json x",
       "no such option: --fromat; did you mean --format?"},
      {"read -z x", "no such option: -z"},
      {"read x --jobs", "--jobs needs a value: N"},
      {"read x --jobs 0", "--jobs 0: expected a number from 1 to 1024"},
      {"read x --jobs 2x", "--jobs 2x: expected a number from 1 to 1024"},
      {"read x --format xml",
       "--format xml: expected one of text, json, html, markdown, csv"},
      {"read x --quiet=yes", "--quiet takes no value"},
  };
  for (const auto& [line, message] : kCases) {
    EXPECT_EQ(error_of(line), message) << line;
  }
}

TEST(arguments, the_help_tells_every_command_and_option_in_80_columns) {
  std::string all = help_text(Command::None);
  for (const CommandDefinition& command : command_definitions()) {
    EXPECT_NE(all.find("  " + std::string(to_string(command.command))),
              std::string::npos);
    const std::string help = help_text(command.command);
    for (const FlagDefinition& flag : flag_definitions()) {
      const std::string form = "--" + std::string(flag.name) +
                               (flag.value.empty() ? "" : " ") +
                               std::string(flag.value);
      const bool told = help.find(form + "  ") != std::string::npos ||
                        help.find(form + "\n") != std::string::npos;
      EXPECT_EQ(told, flag.allowed(command.command)) << form;
    }
    all += help;
  }
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 80u) << line;
  }
}

}  // namespace
}  // namespace synoptic
