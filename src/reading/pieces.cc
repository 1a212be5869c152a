// SPDX-License-Identifier: Apache-2.0
#include "reading/pieces.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// The longest stretch of letters with stops that counts as one piece
/// ("U.S.S.R."): longer ones are sentences glued together.
constexpr std::size_t kMostInitials = 6;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Piece> scan(std::span<const std::uint32_t> block_begins) {
    std::size_t block = 0;
    while (skip_space()) {
      while (block < block_begins.size() && block_begins[block] <= at_) {
        breaks_ = true;
        ++block;
      }
      take();
    }
    return std::move(pieces_);
  }

 private:
  bool skip_space() {
    int newlines = 0;
    spaced_ = at_ == 0;
    while (at_ < text_.size()) {
      const CodePoint c = decode_utf8(text_, at_);
      if (!is_space(c.value)) break;
      newlines += c.value == U'\n' ? 1 : 0;
      spaced_ = true;
      at_ += c.size;
    }
    breaks_ = newlines > 1 || at_ == 0;
    return at_ < text_.size();
  }

  void take() {
    const std::size_t begin = at_;
    const CodePoint first = decode_utf8(text_, at_);
    at_ += first.size;
    PieceKind kind = PieceKind::Mark;
    if (is_ascii_digit(first.value)) {
      kind = PieceKind::Digits;
      while (at_ < text_.size() && is_ascii_digit(peek().value)) ++at_;
    } else if (is_letter(first.value)) {
      kind = PieceKind::Letters;
      take_letters(begin, first.size);
    } else if (first.value == U'\'' || first.value == U'\u2019') {
      // The ending of a possessive; an opening quotation mark stays alone.
      if (!spaced_ && at_ < text_.size() &&
          (text_[at_] == 's' || text_[at_] == 'S') && ends_word(at_ + 1)) {
        ++at_;
        kind = PieceKind::Letters;
      }
    }
    Piece piece;
    piece.span = {static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(at_)};
    piece.kind = kind;
    piece.spaced = spaced_;
    piece.breaks = breaks_;
    piece.capital = is_upper(first.value);
    piece.fold = fold(text_.substr(begin, at_ - begin));
    pieces_.push_back(std::move(piece));
    spaced_ = breaks_ = false;
  }

  void take_letters(std::size_t begin, std::uint32_t first_size) {
    while (at_ < text_.size()) {
      const CodePoint c = peek();
      if (!is_word(c.value) || is_digit(c.value)) break;
      at_ += c.size;
    }
    // "a.m.", "U.S.": single letters, each with its stop.
    if (at_ - begin != first_size) return;
    std::size_t end = at_;
    std::size_t initials = 1;
    while (initials <= kMostInitials && end + 1 < text_.size() &&
           text_[end] == '.') {
      const CodePoint c = decode_utf8(text_, end + 1);
      if (!is_letter(c.value) || !ends_word(end + 1 + c.size)) break;
      end += 1 + c.size;
      ++initials;
    }
    if (initials < 2 || initials > kMostInitials) return;
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '.') ++at_;
  }

  bool ends_word(std::size_t at) const {
    return at >= text_.size() || !is_word(decode_utf8(text_, at).value);
  }

  CodePoint peek() const { return decode_utf8(text_, at_); }

  std::string_view text_;
  std::size_t at_ = 0;
  bool spaced_ = true;
  bool breaks_ = true;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> scan_pieces(std::string_view text,
                               std::span<const std::uint32_t> block_begins) {
  return Scanner(text).scan(block_begins);
}

bool is_any(std::string_view word,
            std::initializer_list<std::string_view> others) {
  return std::find(others.begin(), others.end(), word) != others.end();
}

void PhraseTable::add(std::string_view phrase,
                      std::vector<std::string> fields) {
  Phrase entry;
  for (Piece& piece : scan_pieces(phrase, {})) {
    entry.words.push_back(std::move(piece.fold));
  }
  if (entry.words.empty()) return;
  entry.fields = std::move(fields);
  std::vector<Phrase>& phrases = by_first_[entry.words.front()];
  // Before all shorter ones, after those of its own length.
  const auto place =
      std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& other) {
        return other.words.size() < entry.words.size();
      });
  phrases.insert(place, std::move(entry));
}

PhraseTable::Match PhraseTable::match(std::span<const Piece> pieces,
                                      std::size_t at) const {
  if (at >= pieces.size()) return {};
  const auto found = by_first_.find(std::string_view(pieces[at].fold));
  if (found == by_first_.end()) return {};
  for (const Phrase& phrase : found->second) {
    if (phrase.words.size() > pieces.size() - at) continue;
    bool equal = true;
    for (std::size_t i = 1; equal && i < phrase.words.size(); ++i) {
      equal = pieces[at + i].fold == phrase.words[i] && !pieces[at + i].breaks;
    }
    if (equal) return {at + phrase.words.size(), &phrase.fields};
  }
  return {};
}

PhraseTable parse_phrase_table(std::string_view list) {
  PhraseTable table;
  for (ListEntry& entry : parse_list(list)) {
    const std::string phrase = std::move(entry.front());
    entry.erase(entry.begin());
    table.add(phrase, std::move(entry));
  }
  return table;
}

}  // namespace synoptic
