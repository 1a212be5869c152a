// SPDX-License-Identifier: Apache-2.0
#include "language/syntax_model.h"

#include <algorithm>
#include <cmath>

#include "language/tree.h"
#include "language/word_form.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kMostClasses = 4096;

std::uint32_t best_class(const float* scores, const std::vector<float>& bias,
                         std::uint32_t first, std::uint32_t count) {
  std::uint32_t best = first;
  for (std::uint32_t i = first + 1; i < count; ++i) {
    if (scores[i] + bias[i] > scores[best] + bias[best]) best = i;
  }
  return best;
}

/// tanh(weights * input + bias) for each row of `input`, `extra` values more
/// in each row.
Activations project(const Matrix& weights, const std::vector<float>& bias,
                    const Activations& input, std::uint32_t width,
                    Instructions instructions) {
  std::vector<float> sums(std::size_t{input.count} * weights.padded_rows());
  multiply(weights, input.values.data(), input.count, input.width,
           1.0F / kActivationScale, sums.data(), instructions);
  Activations output;
  output.count = input.count;
  output.width = width;
  output.values.assign(std::size_t{input.count} * width, 0);
  for (std::uint32_t i = 0; i < input.count; ++i) {
    squash(sums.data() + std::size_t{i} * weights.padded_rows(), bias.data(),
           weights.rows, output.row(i), instructions);
  }
  return output;
}

class PieceAnnotator {
 public:
  PieceAnnotator(std::string_view text, const SyntaxModel& model,
                 const WordVectors& vectors, Instructions instructions,
                 Analysis& analysis)
      : text_(text),
        model_(model),
        vectors_(vectors),
        instructions_(instructions),
        analysis_(analysis) {}

  /// Returns the root's token.
  std::uint32_t annotate(std::uint32_t first, std::uint32_t end) {
    std::vector<Span> spans;
    for (std::uint32_t i = first; i < end; ++i) {
      spans.push_back(analysis_.tokens[i].span);
    }
    const std::vector<Activations> layers = model_.encoder.encode(
        token_features(text_, spans, {}), vectors_, instructions_);
    set_tags(layers[model_.tag_layer], first);
    const std::vector<std::uint32_t> heads = find_heads(layers.back());
    set_relations(layers.back(), heads, first);
    std::uint32_t root = first;
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
      Token& token = analysis_.tokens[first + i];
      token.head = heads[i] == 0 ? kNoToken : first + heads[i] - 1;
      if (heads[i] == 0) root = first + i;
    }
    return root;
  }

 private:
  void set_tags(const Activations& layer, std::uint32_t first) {
    const std::uint32_t width = model_.tag_weights.padded_rows();
    std::vector<float> scores(std::size_t{layer.count} * width);
    multiply(model_.tag_weights, layer.values.data(), layer.count, layer.width,
             1.0F / kActivationScale, scores.data(), instructions_);
    for (std::uint32_t i = 0; i < layer.count; ++i) {
      const FullTag& tag = model_.tags[best_class(
          scores.data() + std::size_t{i} * width, model_.tag_bias, 0,
          static_cast<std::uint32_t>(model_.tags.size()))];
      Token& token = analysis_.tokens[first + i];
      token.upos = tag.upos;
      token.xpos = tag.xpos;
      token.feats = tag.feats;
      token.lemma = model_.lemmas.lemma(slice(text_, token.span),
                                        lemma_tag(tag.upos, tag.xpos));
    }
  }

  // score(word, head) = word' U head + head's own score, in integers but for
  // one scale of the sentence.
  std::vector<std::uint32_t> find_heads(const Activations& layer) const {
    const std::uint32_t size = layer.count;
    const std::uint32_t width = model_.arc_pair.padded_rows();
    Activations words = project(model_.arc_word, model_.arc_word_bias, layer,
                                width, instructions_);
    for (std::uint32_t i = 0; i < size; ++i) {
      words.row(i)[model_.arc_word.rows] =
          static_cast<std::int16_t>(kActivationScale);
    }
    Activations heads;
    heads.count = size + 1;
    heads.width = model_.arc_pair.padded_columns();
    heads.values = model_.arc_root;
    const Activations found = project(model_.arc_head, model_.arc_head_bias,
                                      layer, heads.width, instructions_);
    heads.values.insert(heads.values.end(), found.values.begin(),
                        found.values.end());
    std::vector<float> pairs(std::size_t{size + 1} * width);
    multiply(model_.arc_pair, heads.values.data(), size + 1, heads.width,
             1.0F / kActivationScale, pairs.data(), instructions_);
    float most = 1e-9F;
    for (const float value : pairs) most = std::max(most, std::fabs(value));
    std::vector<std::int16_t> wide(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      wide[i] = static_cast<std::int16_t>(
          static_cast<std::int32_t>(pairs[i] / most * kActivationScale));
    }
    std::vector<float> scores(std::size_t{size} * (size + 1));
    for (std::uint32_t word = 0; word < size; ++word) {
      for (std::uint32_t head = 0; head <= size; ++head) {
        scores[std::size_t{word} * (size + 1) + head] = static_cast<float>(dot(
            words.row(word), wide.data() + std::size_t{head} * width, width));
      }
    }
    return best_tree(scores, size);
  }

  void set_relations(const Activations& layer,
                     const std::vector<std::uint32_t>& heads,
                     std::uint32_t first) {
    const std::uint32_t width = model_.label_word.padded_rows();
    std::vector<float> words(std::size_t{layer.count} * width);
    std::vector<float> others(words.size());
    multiply(model_.label_word, layer.values.data(), layer.count, layer.width,
             1.0F / kActivationScale, words.data(), instructions_);
    multiply(model_.label_head, layer.values.data(), layer.count, layer.width,
             1.0F / kActivationScale, others.data(), instructions_);
    Activations hidden;
    hidden.count = layer.count;
    hidden.width = width;
    hidden.values.assign(words.size(), 0);
    for (std::uint32_t i = 0; i < layer.count; ++i) {
      float* word = words.data() + std::size_t{i} * width;
      const float* head =
          heads[i] == 0 ? model_.label_root.data()
                        : others.data() + std::size_t{heads[i] - 1} * width;
      for (std::uint32_t k = 0; k < width; ++k) word[k] += head[k];
      squash(word, model_.label_bias.data(), width, hidden.row(i),
             instructions_);
    }
    const std::uint32_t classes = model_.label_weights.padded_rows();
    std::vector<float> scores(std::size_t{layer.count} * classes);
    multiply(model_.label_weights, hidden.values.data(), hidden.count,
             hidden.width, 1.0F / kActivationScale, scores.data(),
             instructions_);
    for (std::uint32_t i = 0; i < layer.count; ++i) {
      const std::uint32_t label =
          heads[i] == 0
              ? 0
              : best_class(scores.data() + std::size_t{i} * classes,
                           model_.label_weights_bias, 1,
                           static_cast<std::uint32_t>(model_.relations.size()));
      analysis_.tokens[first + i].deprel = model_.relations[label];
    }
  }

  std::string_view text_;
  const SyntaxModel& model_;
  const WordVectors& vectors_;
  Instructions instructions_;
  Analysis& analysis_;
};

bool is_finite(const std::vector<float>& values) {
  return std::ranges::all_of(
      values, [](float value) { return value > -1e6F && value < 1e6F; });
}

/// The bias that goes with a matrix: padded as its rows are.
bool suits(const std::vector<float>& bias, const Matrix& matrix) {
  return bias.size() == matrix.padded_rows() && is_finite(bias);
}

bool is_sound(const SyntaxModel& m) {
  const std::uint32_t wide = 2 * m.encoder.units;
  const std::uint32_t arc = m.arc_head.rows;
  const std::uint32_t label = m.label_word.rows;
  return m.tag_layer < m.encoder.layers.size() &&
         m.tag_weights.columns == wide && suits(m.tag_bias, m.tag_weights) &&
         m.tag_weights.rows == m.tags.size() && !m.tags.empty() &&
         m.tags.size() < kMostClasses && m.arc_word.columns == wide &&
         m.arc_head.columns == wide && m.arc_word.rows == arc && arc % 8 == 0 &&
         arc > 0 && suits(m.arc_word_bias, m.arc_word) &&
         suits(m.arc_head_bias, m.arc_head) && m.arc_pair.rows == arc + 1 &&
         m.arc_pair.columns == arc && m.arc_root.size() == arc &&
         m.label_word.columns == wide && m.label_head.columns == wide &&
         label % 8 == 0 && label > 0 && m.label_head.rows == label &&
         suits(m.label_bias, m.label_word) &&
         suits(m.label_root, m.label_word) &&
         m.label_weights.columns == label &&
         suits(m.label_weights_bias, m.label_weights) &&
         m.label_weights.rows == m.relations.size() && m.relations.size() > 1 &&
         m.relations.size() < kMostClasses &&
         std::ranges::all_of(m.arc_root, [](std::int16_t value) {
           return std::abs(value) <= static_cast<int>(kActivationScale);
         });
}

}  // namespace

std::uint64_t lemma_tag(Upos upos, std::string_view xpos) {
  return stable_hash(xpos, static_cast<std::uint64_t>(upos) + 1) >> 8;
}

std::string write_syntax_model(const SyntaxModel& model) {
  ByteWriter out;
  write_encoder(model.encoder, out);
  out.value(model.tag_layer);
  write_matrix(model.tag_weights, out);
  out.values(model.tag_bias);
  out.value(static_cast<std::uint32_t>(model.tags.size()));
  for (const FullTag& tag : model.tags) {
    out.value(static_cast<std::uint8_t>(tag.upos));
    out.text(tag.xpos);
    out.text(tag.feats);
  }
  model.lemmas.write(out);
  write_matrix(model.arc_word, out);
  out.values(model.arc_word_bias);
  write_matrix(model.arc_head, out);
  out.values(model.arc_head_bias);
  write_matrix(model.arc_pair, out);
  out.values(model.arc_root);
  write_matrix(model.label_word, out);
  write_matrix(model.label_head, out);
  out.values(model.label_bias);
  out.values(model.label_root);
  write_matrix(model.label_weights, out);
  out.values(model.label_weights_bias);
  out.texts(model.relations);
  return seal_model(out.bytes(), ModelKind::Syntax);
}

Result<SyntaxModel> read_syntax_model(std::string_view bytes,
                                      std::string_view name) {
  const Result<std::string_view> payload =
      open_model(bytes, ModelKind::Syntax, name);
  if (!payload) return payload.error();
  ByteReader in(*payload);
  bool ok = true;
  SyntaxModel model;
  model.encoder = read_encoder(in, ok);
  model.tag_layer = in.value<std::uint32_t>();
  model.tag_weights = read_matrix(in, ok);
  model.tag_bias = in.values<float>();
  const auto tags = in.value<std::uint32_t>();
  for (std::uint32_t i = 0; i < tags && in.ok(); ++i) {
    FullTag tag;
    const auto upos = in.value<std::uint8_t>();
    ok = ok && upos <= static_cast<std::uint8_t>(Upos::X);
    tag.upos = ok ? static_cast<Upos>(upos) : Upos::X;
    tag.xpos = in.text();
    tag.feats = in.text();
    model.tags.push_back(std::move(tag));
  }
  model.lemmas = LemmaTable::read(in, ok);
  model.arc_word = read_matrix(in, ok);
  model.arc_word_bias = in.values<float>();
  model.arc_head = read_matrix(in, ok);
  model.arc_head_bias = in.values<float>();
  model.arc_pair = read_matrix(in, ok);
  model.arc_root = in.values<std::int16_t>();
  model.label_word = read_matrix(in, ok);
  model.label_head = read_matrix(in, ok);
  model.label_bias = in.values<float>();
  model.label_root = in.values<float>();
  model.label_weights = read_matrix(in, ok);
  model.label_weights_bias = in.values<float>();
  model.relations = in.texts();
  if (!ok || !in.ok() || !is_sound(model)) {
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": the model contradicts itself"};
  }
  return model;
}

void annotate_syntax(std::string_view text, const SyntaxModel& model,
                     const WordVectors& vectors, Instructions instructions,
                     Analysis& analysis) {
  if (vectors.size() != model.encoder.vector_size) return;
  PieceAnnotator annotator(text, model, vectors, instructions, analysis);
  for (const Sentence& sentence : analysis.sentences) {
    std::uint32_t root = kNoToken;
    for (std::uint32_t first = sentence.first_token; first < sentence.end_token;
         first += kLongestPiece) {
      const std::uint32_t end =
          std::min(sentence.end_token, first + kLongestPiece);
      const std::uint32_t found = annotator.annotate(first, end);
      if (root == kNoToken) {
        root = found;
      } else {
        analysis.tokens[found].head = root;
        analysis.tokens[found].deprel = "parataxis";
      }
    }
  }
}

}  // namespace synoptic
