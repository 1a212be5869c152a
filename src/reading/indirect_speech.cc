// SPDX-License-Identifier: Apache-2.0
#include "reading/indirect_speech.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "reading/noun_phrases.h"
#include "reading/speakers.h"

namespace synoptic {
namespace {

class IndirectReader {
 public:
  IndirectReader(const Document& document, const Analysis& analysis,
                 const std::vector<QuotedText>& quoted, const Reading& reading)
      : document_(document),
        analysis_(analysis),
        quoted_(quoted),
        reading_(reading) {}

  /// Adds the quotation of one cue, if it has a speaker and content.
  void read(const Cue& cue) {
    if (in_quotation(analysis_.tokens[cue.first_token].span.begin)) return;
    const Sentence& sentence = sentence_at(analysis_, cue.first_token);
    end_ = sentence.end_token;
    while (end_ > cue.end_token && is_closing(end_ - 1)) --end_;
    first_ = sentence.first_token;
    if (cue.kind == CueKind::According)
      read_according(cue);
    else
      read_verb(cue);
  }

  std::vector<Quotation> finish() && { return std::move(found_); }

 private:
  std::string_view word(std::uint32_t t) const {
    return slice(document_.text, analysis_.tokens[t].span);
  }

  bool is_closing(std::uint32_t t) const {
    return analysis_.tokens[t].upos == Upos::Punct && word(t) != ")" &&
           word(t) != "]";
  }

  bool in_quotation(std::uint32_t at) {
    while (next_quoted_ < quoted_.size() &&
           quoted_[next_quoted_].outer.end <= at)
      ++next_quoted_;
    return next_quoted_ < quoted_.size() &&
           quoted_[next_quoted_].outer.begin <= at;
  }

  void read_according(const Cue& cue) {
    const TokenRange speaker =
        phrase_after(document_.text, analysis_, cue.end_token, end_);
    if (speaker.empty()) return;
    TokenRange content{first_, cue.first_token};
    if (content.empty()) {
      content = {speaker.end, end_};
      while (!content.empty() && is_closing(content.first)) ++content.first;
    }
    while (!content.empty() && is_closing(content.end - 1)) --content.end;
    add(cue, speaker, content);
  }

  void read_verb(const Cue& cue) {
    TokenRange speaker =
        subject_before(document_.text, analysis_, cue.first_token, first_);
    const bool ends_here = cue.end_token >= end_ ||
                           word(cue.end_token) == "," ||
                           analysis_.tokens[cue.end_token].upos == Upos::Adp ||
                           analysis_.tokens[cue.end_token].upos == Upos::Propn;
    // "The road is open, the mayor said."
    const bool after = !speaker.empty() && speaker.first > first_ + 2 &&
                       word(speaker.first - 1) == "," && ends_here;
    if (after) {
      add(cue, speaker, {first_, speaker.first - 1});
      return;
    }
    // "The road is open, said the mayor."
    if (cue.first_token > first_ + 2 && word(cue.first_token - 1) == ",") {
      const TokenRange inverted =
          phrase_after(document_.text, analysis_, cue.end_token, end_);
      if (!inverted.empty() && inverted.end == end_) {
        add(cue, inverted, {first_, cue.first_token - 1});
        return;
      }
    }
    if (speaker.empty() || cue.kind == CueKind::Calls) return;
    std::uint32_t begin = cue.end_token;
    if (cue.kind == CueKind::Tells)
      begin = phrase_after(document_.text, analysis_, begin, end_).end;
    if (begin < cue.end_token) begin = cue.end_token;
    while (begin < end_ && (is_closing(begin) || is_day(begin))) ++begin;
    add(cue, speaker, {begin, end_});
  }

  bool is_day(std::uint32_t t) const {
    return to_lower(word(t)).ends_with("day") &&
           analysis_.tokens[t].upos == Upos::Propn;
  }

  void add(const Cue& cue, TokenRange speaker, TokenRange content) {
    if (content.empty()) return;
    Quotation quotation;
    quotation.type = QuotationType::Indirect;
    quotation.span = span_of(analysis_, content);
    quotation.content = {quotation.span};
    quotation.cue = span_of(analysis_, {cue.first_token, cue.end_token});
    quotation.speaker =
        resolve_speaker(document_.text, analysis_, speaker, reading_);
    quotation.why = {{"a verb of speech and its clause", *quotation.cue}};
    found_.push_back(std::move(quotation));
  }

  const Document& document_;
  const Analysis& analysis_;
  const std::vector<QuotedText>& quoted_;
  const Reading& reading_;
  std::vector<Quotation> found_;
  std::size_t next_quoted_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Quotation> read_indirect_speech(
    const Document& document, const Analysis& analysis,
    const std::vector<QuotedText>& quoted, const std::vector<Cue>& cues,
    const std::vector<bool>& used, const Reading& reading) {
  IndirectReader reader(document, analysis, quoted, reading);
  for (std::size_t i = 0; i < cues.size(); ++i)
    if (!used[i]) reader.read(cues[i]);
  return std::move(reader).finish();
}

}  // namespace synoptic
