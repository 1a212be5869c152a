// SPDX-License-Identifier: Apache-2.0
#include "language/sentence_model.h"

#include <algorithm>

#include "base/unicode.h"
#include "language/sentences.h"
#include "language/word_form.h"

namespace synoptic {
namespace {

// Long blocks are read in pieces that overlap by this many tokens at both
// sides, so that a decision always has its neighbours (a guess: a sentence).
constexpr std::uint32_t kMargin = 24;

char gap_mark(std::string_view text, const std::vector<Span>& tokens,
              std::size_t next) {
  if (next == 0 || next >= tokens.size()) return '^';
  const std::uint32_t begin = tokens[next - 1].end;
  if (begin == tokens[next].begin) return '0';
  const std::string_view gap = text.substr(begin, tokens[next].begin - begin);
  return gap.find('\n') == std::string_view::npos ? '1' : '2';
}

char abbreviation_mark(std::string_view word, const TokenLists& lists) {
  if (word.back() != '.' || !is_abbreviation(word, lists)) return '-';
  if (word.size() == 2) return 'i';
  const auto found =
      lists.abbreviations.find(to_lower(word.substr(0, word.size() - 1)));
  if (found == lists.abbreviations.end()) return 'l';
  return found->second.empty() ? 'w' : found->second[0];
}

}  // namespace

std::vector<TokenFeatures> gap_features(std::string_view text,
                                        const std::vector<Span>& tokens,
                                        const TokenLists& lists) {
  std::vector<TokenFeatures> all = token_features(text, tokens, {});
  bool open = false;
  std::string marks(4, '-');
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = slice(text, tokens[i]);
    if (word == "\"") open = quote_opens(text, tokens, i, open);
    marks[0] = gap_mark(text, tokens, i);
    marks[1] = gap_mark(text, tokens, i + 1);
    marks[2] = abbreviation_mark(word, lists);
    marks[3] = open ? '"' : '-';
    all[i].back() = stable_hash(marks, kFeatureCount);
  }
  return all;
}

std::vector<float> sentence_scores(std::string_view text,
                                   const std::vector<Span>& tokens,
                                   const SentenceModel& model,
                                   const WordVectors& vectors,
                                   const TokenLists& lists,
                                   Instructions instructions) {
  if (vectors.size() != model.encoder.vector_size) return {};
  const std::vector<TokenFeatures> features = gap_features(text, tokens, lists);
  const auto size = static_cast<std::uint32_t>(tokens.size());
  const std::uint32_t width = model.weights.padded_rows();
  std::vector<float> scores(size);
  std::vector<float> sums;
  for (std::uint32_t next = 0; next < size;) {
    const std::uint32_t first = next < kMargin ? 0 : next - kMargin;
    const std::uint32_t end = std::min(size, first + kLongestPiece);
    const std::uint32_t stop = end == size ? size : end - kMargin;
    const Activations output = std::move(
        model.encoder
            .encode({features.begin() + first, features.begin() + end}, vectors,
                    instructions)
            .back());
    sums.assign(std::size_t{output.count} * width, 0);
    multiply(model.weights, output.values.data(), output.count, output.width,
             1.0F / kActivationScale, sums.data(), instructions);
    for (; next < stop; ++next) {
      scores[next] = sums[std::size_t{next - first} * width] + model.bias[0];
    }
  }
  return scores;
}

std::string write_sentence_model(const SentenceModel& model) {
  ByteWriter out;
  write_encoder(model.encoder, out);
  write_matrix(model.weights, out);
  out.values(model.bias);
  return seal_model(out.bytes(), ModelKind::Sentences);
}

Result<SentenceModel> read_sentence_model(std::string_view bytes,
                                          std::string_view name) {
  const Result<std::string_view> payload =
      open_model(bytes, ModelKind::Sentences, name);
  if (!payload) return payload.error();
  ByteReader in(*payload);
  bool ok = true;
  SentenceModel model;
  model.encoder = read_encoder(in, ok);
  model.weights = read_matrix(in, ok);
  model.bias = in.values<float>();
  constexpr float kMost = 1e9F;
  const bool sound = ok && in.ok() && model.weights.rows == 1 &&
                     model.weights.columns == 2 * model.encoder.units &&
                     model.bias.size() == model.weights.padded_rows() &&
                     std::ranges::all_of(model.bias, [](float b) {
                       return b > -kMost && b < kMost;
                     });
  if (!sound) {
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": the model contradicts itself"};
  }
  return model;
}

}  // namespace synoptic
