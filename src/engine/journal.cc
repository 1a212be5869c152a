// SPDX-License-Identifier: Apache-2.0
#include "engine/journal.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace synoptic {
namespace {

// Stands first in a journal; the number changes with its form.
constexpr std::string_view kHead = "synoptic journal 1\nkey ";
constexpr std::size_t kNumbers = 9;

// Bytes read at once.
constexpr std::size_t kChunk = 1 << 20;
constexpr std::string_view kIdField = "{\"id\":";

std::array<std::uint64_t, kNumbers> numbers_of(const Journal& journal) {
  const RunPlace& place = journal.place;
  return {journal.written,
          place.input,
          place.place.at.member,
          place.place.at.inside,
          static_cast<std::uint64_t>(place.place.format),
          place.place.line,
          place.bytes,
          place.summary.read,
          place.summary.unread};
}

Journal journal_of(const std::array<std::uint64_t, kNumbers>& numbers) {
  Journal journal;
  RunPlace& place = journal.place;
  journal.written = numbers[0];
  place.input = static_cast<std::size_t>(numbers[1]);
  place.place.at = {numbers[2], numbers[3]};
  place.place.format = static_cast<InputFormat>(numbers[4]);
  place.place.line = numbers[5];
  place.bytes = numbers[6];
  place.summary.read = static_cast<std::uint32_t>(numbers[7]);
  place.summary.unread = static_cast<std::uint32_t>(numbers[8]);
  return journal;
}

// The string that begins at the quotation mark, or nothing.
std::optional<std::string> string_at(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && text[end] != '"') {
    end += text[end] == '\\' ? 2u : 1u;
  }
  if (text.empty() || text[0] != '"' || end >= text.size()) return std::nullopt;
  simdjson::dom::parser parser;
  std::string_view value;
  if (parser.parse(text.substr(0, end + 1)).get(value) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return std::string(value);
}

}  // namespace

std::string journal_to_text(const Journal& journal) {
  std::string text = std::string(kHead) + journal.key + "\n";
  for (const std::uint64_t number : numbers_of(journal)) {
    text += std::to_string(number) + "\n";
  }
  return text;
}

std::optional<Journal> read_journal(std::string_view text) {
  if (!text.starts_with(kHead)) return std::nullopt;
  text.remove_prefix(kHead.size());
  const std::size_t key = text.find('\n');
  if (key == std::string_view::npos) return std::nullopt;
  std::array<std::uint64_t, kNumbers> numbers{};
  const char* at = text.data() + key + 1;
  const char* const last = text.data() + text.size();
  for (std::uint64_t& number : numbers) {
    const auto [end, error] = std::from_chars(at, last, number);
    if (error != std::errc() || end == last || *end != '\n') {
      return std::nullopt;
    }
    at = end + 1;
  }
  if (numbers[4] > static_cast<std::uint64_t>(InputFormat::Pdf)) {
    return std::nullopt;
  }
  Journal journal = journal_of(numbers);
  journal.key = text.substr(0, key);
  return journal;
}

std::string run_key(std::string_view words, const Inputs& inputs) {
  std::string all(words);
  for (const Input& input : inputs.inputs) {
    all.append("\n").append(input.path).append("\n");
    all += std::to_string(input.size);
  }
  return std::to_string(number_of(all));
}

bool take_ids(InputFile& output, std::uint64_t size, Identities& identities) {
  std::string window;
  while (size > 0) {
    const std::size_t held = window.size();
    window.resize(
        held + static_cast<std::size_t>(std::min<std::uint64_t>(size, kChunk)));
    const std::size_t got =
        output.read(window.data() + held, window.size() - held);
    window.resize(held + got);
    size -= got;
    if (got == 0) return false;
    std::size_t begin = 0;
    for (std::size_t end = window.find('\n', held); end != std::string::npos;
         end = window.find('\n', begin)) {
      const std::string_view line(window.data() + begin, end - begin);
      if (!line.starts_with(kIdField)) return false;
      const auto id = string_at(line.substr(kIdField.size()));
      if (!id) return false;
      identities.take(*id);
      begin = end + 1;
    }
    window.erase(0, begin);
  }
  return window.empty();
}

}  // namespace synoptic
