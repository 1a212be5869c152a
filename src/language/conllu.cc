// SPDX-License-Identifier: Apache-2.0
#include "language/conllu.h"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

std::string_view or_blank(std::string_view value) {
  return value.empty() ? std::string_view("_") : value;
}

/// White space inside a field would break the format.
void append_plain(std::string& out, std::string_view field) {
  for (const char byte : field) {
    out += byte == '\t' || byte == '\n' || byte == '\r' ? ' ' : byte;
  }
}

void append_word(std::string& out, std::string_view text,
                 const Analysis& analysis, const Sentence& sentence,
                 std::uint32_t i) {
  const Token& token = analysis.tokens[i];
  out += std::to_string(i - sentence.first_token + 1);
  out += '\t';
  append_plain(out, slice(text, token.span));
  out += '\t';
  append_plain(out, or_blank(token.lemma));
  out += '\t';
  out += to_string(token.upos);
  out += '\t';
  out += or_blank(token.xpos);
  out += '\t';
  out += or_blank(token.feats);
  out += '\t';
  if (token.deprel.empty()) {
    out += "_\t_";
  } else {
    out += token.head == kNoToken
               ? std::string("0")
               : std::to_string(token.head - sentence.first_token + 1);
    out += '\t';
    out += token.deprel;
  }
  const bool glued = i + 1 < analysis.tokens.size() &&
                     analysis.tokens[i + 1].span.begin == token.span.end;
  out += glued ? "\t_\tSpaceAfter=No\n" : "\t_\t_\n";
}

std::optional<Columns> split_columns(std::string_view line) {
  Columns columns;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) {
      return std::nullopt;
    }
    columns[i] = line.substr(0, tab);
    line.remove_prefix(std::min(line.size(), columns[i].size() + 1));
  }
  return columns;
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

std::string given(std::string_view value) {
  return value == "_" ? std::string() : std::string(value);
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Result<GivenWords> read(std::string_view conllu) {
    while (!conllu.empty()) {
      ++line_;
      const std::size_t end = std::min(conllu.find('\n'), conllu.size());
      std::string_view line = conllu.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      conllu.remove_prefix(std::min(end + 1, conllu.size()));
      if (line.empty()) {
        end_sentence();
      } else if (!line.starts_with('#') && !add_line(line)) {
        return Error{
            ErrorCode::Malformed,
            std::string(name_) + ":" + std::to_string(line_) +
                ": no line of CoNLL-U: " + std::string(line.substr(0, 60))};
      }
    }
    end_sentence();
    return std::move(words_);
  }

 private:
  bool add_line(std::string_view line) {
    const auto columns = split_columns(line);
    if (!columns || (*columns)[1].empty()) return false;
    const std::string_view id = (*columns)[0];
    if (id.find('.') != std::string_view::npos) return true;
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto last = number(id.substr(dash + 1));
      if (!last) return false;
      range_end_ = *last;
      range_space_ = has_space(*columns);
      return true;
    }
    const auto at = number(id);
    if (!at || *at != words_.analysis.tokens.size() - first_ + 1) return false;
    return add_word(*columns, *at);
  }

  static bool has_space(const Columns& columns) {
    return columns[9].find("SpaceAfter=No") == std::string_view::npos;
  }

  bool add_word(const Columns& columns, std::uint32_t at) {
    Token token;
    token.span.begin = static_cast<std::uint32_t>(words_.text.size());
    words_.text += columns[1];
    token.span.end = static_cast<std::uint32_t>(words_.text.size());
    bool space = has_space(columns);
    if (at <= range_end_) space = at == range_end_ && range_space_;
    if (space) words_.text += ' ';
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
      if (to_string(static_cast<Upos>(i)) == columns[3]) {
        token.upos = static_cast<Upos>(i);
      }
    }
    token.lemma = columns[2];
    token.xpos = given(columns[4]);
    token.feats = given(columns[5]);
    token.deprel = given(columns[7]);
    const auto head = number(columns[6]);
    if (head && *head > 0) token.head = first_ + *head - 1;
    words_.analysis.tokens.push_back(std::move(token));
    return true;
  }

  void end_sentence() {
    auto& tokens = words_.analysis.tokens;
    const auto end = static_cast<std::uint32_t>(tokens.size());
    range_end_ = 0;
    if (end == first_) return;
    for (std::uint32_t i = first_; i < end; ++i) {
      if (tokens[i].head != kNoToken && tokens[i].head >= end) {
        tokens[i].head = kNoToken;
      }
    }
    words_.analysis.sentences.push_back(
        {cover(tokens[first_].span, tokens[end - 1].span), first_, end, 0});
    if (!words_.text.ends_with(' ')) words_.text += ' ';
    first_ = end;
  }

  std::string_view name_;
  GivenWords words_;
  std::uint32_t first_ = 0;  // token of this sentence
  std::uint32_t range_end_ = 0;
  bool range_space_ = true;
  std::size_t line_ = 0;
};

}  // namespace

std::string to_conllu(std::string_view text, const Analysis& analysis,
                      std::string_view id) {
  std::string out = "# newdoc id = ";
  append_plain(out, id);
  out += '\n';
  for (const Sentence& sentence : analysis.sentences) {
    out += "# text = ";
    append_plain(out, slice(text, sentence.span));
    out += '\n';
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      append_word(out, text, analysis, sentence, i);
    }
    out += '\n';
  }
  return out;
}

Result<GivenWords> read_conllu(std::string_view conllu, std::string_view name) {
  return Reader(name).read(conllu);
}

}  // namespace synoptic
