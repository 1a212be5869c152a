// SPDX-License-Identifier: Apache-2.0
#include "language/name_model.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "language/name_votes.h"

namespace synoptic {
namespace {

constexpr float kNever = -1e9F;
// So many tokens are settled at a time, so that memory stays bounded.
constexpr std::uint32_t kSettledTogether = 20000;

bool opens(std::uint32_t label) {  // a name goes on after it
  if (label == 0 || label >= kNameLabels) return false;
  const auto place = static_cast<NamePlace>((label - 1) % 4);
  return place == NamePlace::First || place == NamePlace::Inner;
}

bool continues(std::uint32_t label) {  // a name began before it
  if (label == 0 || label >= kNameLabels) return false;
  const auto place = static_cast<NamePlace>((label - 1) % 4);
  return place == NamePlace::Inner || place == NamePlace::Last;
}

/// The best sequence of labels (Viterbi 1967).
std::vector<std::uint32_t> best_labels(const NameModel& model,
                                       const std::vector<float>& scores,
                                       std::uint32_t count,
                                       std::uint32_t width) {
  std::vector<float> best(kNameLabels);
  std::vector<std::uint8_t> from(std::size_t{count} * kNameLabels, 0);
  for (std::uint32_t to = 0; to < kNameLabels; ++to) {
    best[to] = label_may_follow(kNameLabels, to) ? scores[to] + model.bias[to]
                                                 : kNever;
  }
  std::vector<float> next(kNameLabels);
  for (std::uint32_t i = 1; i < count; ++i) {
    for (std::uint32_t to = 0; to < kNameLabels; ++to) {
      float most = 2 * kNever;
      std::uint32_t source = 0;
      for (std::uint32_t label = 0; label < kNameLabels; ++label) {
        const float sum =
            best[label] + model.transitions[label * kNameLabels + to];
        if (sum > most) {
          most = sum;
          source = label;
        }
      }
      next[to] = most + (scores[std::size_t{i} * width + to] + model.bias[to]);
      from[std::size_t{i} * kNameLabels + to] =
          static_cast<std::uint8_t>(source);
    }
    best.swap(next);
  }
  std::uint32_t last = 0;
  for (std::uint32_t label = 1; label < kNameLabels; ++label) {
    if (label_may_follow(label, kNameLabels) && best[label] > best[last]) {
      last = label;
    }
  }
  std::vector<std::uint32_t> labels(count);
  for (std::uint32_t i = count; i-- > 0;) {
    labels[i] = last;
    last = from[std::size_t{i} * kNameLabels + last];
  }
  return labels;
}

void add_names(const std::vector<std::uint32_t>& labels, std::uint32_t first,
               Analysis& analysis) {
  for (std::uint32_t i = 0; i < labels.size();) {
    if (labels[i] == 0) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < labels.size() && opens(labels[end - 1]) &&
           continues(labels[end])) {
      ++end;
    }
    const auto type = static_cast<NameType>((labels[i] - 1) / 4);
    analysis.names.push_back({cover(analysis.tokens[first + i].span,
                                    analysis.tokens[first + end - 1].span),
                              type, first + i, first + end});
    i = end;
  }
}

class NameMender {
 public:
  NameMender(std::string_view text, const NameLists& lists, Analysis& analysis)
      : text_(text), lists_(lists), analysis_(analysis) {}

  void mend() {
    note_full_names();
    for (Name& name : analysis_.names) {
      if (name.type == NameType::Other && name.end_token > name.first_token &&
          lists_.event_words.contains(word(name.end_token - 1))) {
        name.type = NameType::Event;
      }
      if (name.end_token - name.first_token == 1 &&
          is_surname(name.first_token)) {
        name.type = NameType::Person;
      }
    }
    add_missed_surnames();
  }

 private:
  std::string_view word(std::uint32_t i) const {
    return slice(text_, analysis_.tokens[i].span);
  }

  void note_full_names() {
    for (const Name& name : analysis_.names) {
      if (name.type != NameType::Person) continue;
      if (name.end_token - name.first_token < 2) continue;
      surnames_.insert(std::string(word(name.end_token - 1)));
    }
  }

  bool is_surname(std::uint32_t i) const {
    const std::string_view name = word(i);
    return surnames_.contains(name) && !lists_.known.contains(name);
  }

  void add_missed_surnames() {
    std::vector<Name> all;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < analysis_.tokens.size(); ++i) {
      if (next < analysis_.names.size() &&
          analysis_.names[next].first_token <= i) {
        all.push_back(analysis_.names[next]);
        i = analysis_.names[next].end_token - 1;
        ++next;
        continue;
      }
      const Span span = analysis_.tokens[i].span;
      if (span.size() > 2 && is_upper(decode_utf8(text_, span.begin).value) &&
          is_surname(i) && !lists_.stop_words.contains(to_lower(word(i)))) {
        all.push_back({span, NameType::Person, i, i + 1});
      }
    }
    analysis_.names = std::move(all);
  }

  std::string_view text_;
  const NameLists& lists_;
  Analysis& analysis_;
  WordSet surnames_;
};

}  // namespace

bool label_may_follow(std::uint32_t from, std::uint32_t to) {
  if (!opens(from)) return !continues(to);
  return continues(to) && (from - 1) / 4 == (to - 1) / 4;
}

WordMap<char> name_groups(const NameLists& lists) {
  WordMap<char> groups;
  const auto add = [&groups](const WordSet& words, char group) {
    for (const std::string& word : words) groups.insert_or_assign(word, group);
  };
  add(lists.first_names, 'f');
  add(lists.particles, 'd');
  for (const auto& [name, type] : lists.known) {
    if (name.find(' ') != std::string::npos) continue;
    constexpr std::string_view kLetters = "jrcen";
    groups.insert_or_assign(name, kLetters[static_cast<std::size_t>(type)]);
  }
  add(lists.event_words, 'e');
  add(lists.place_words, 'p');
  add(lists.organization_words, 'o');
  add(lists.person_titles, 't');
  add(lists.plain_capitals, 'x');
  return groups;
}

std::string write_name_model(const NameModel& model) {
  ByteWriter out;
  write_encoder(model.encoder, out);
  write_matrix(model.weights, out);
  out.values(model.bias);
  out.values(model.transitions);
  return seal_model(out.bytes(), ModelKind::Names);
}

Result<NameModel> read_name_model(std::string_view bytes,
                                  std::string_view name) {
  const Result<std::string_view> payload =
      open_model(bytes, ModelKind::Names, name);
  if (!payload) return payload.error();
  ByteReader in(*payload);
  bool ok = true;
  NameModel model;
  model.encoder = read_encoder(in, ok);
  model.weights = read_matrix(in, ok);
  model.bias = in.values<float>();
  model.transitions = in.values<float>();
  const auto finite = [](const std::vector<float>& values) {
    return std::ranges::all_of(
        values, [](float v) { return v >= kNever && v <= -kNever; });
  };
  const bool sound = ok && in.ok() && model.weights.rows == kNameLabels &&
                     model.weights.columns == 2 * model.encoder.units &&
                     model.bias.size() == model.weights.padded_rows() &&
                     finite(model.bias) &&
                     model.transitions.size() == kNameLabels * kNameLabels &&
                     finite(model.transitions);
  if (!sound) {
    return Error{ErrorCode::Malformed,
                 std::string(name) + ": the model contradicts itself"};
  }
  // What cannot be is not left to the training.
  for (std::uint32_t from = 0; from < kNameLabels; ++from) {
    for (std::uint32_t to = 0; to < kNameLabels; ++to) {
      if (!label_may_follow(from, to)) {
        model.transitions[from * kNameLabels + to] = kNever;
      }
    }
  }
  return model;
}

namespace {

/// The labels' scores for a piece of a sentence.
NameScores score_piece(std::string_view text, const NameModel& model,
                       const WordVectors& vectors, const WordMap<char>& groups,
                       Instructions instructions, const Analysis& analysis,
                       std::uint32_t first, std::uint32_t end) {
  std::vector<Span> spans;
  for (std::uint32_t i = first; i < end; ++i) {
    spans.push_back(analysis.tokens[i].span);
  }
  const std::vector<Activations> layers = model.encoder.encode(
      token_features(text, spans, groups), vectors, instructions);
  const Activations& output = layers.back();
  NameScores piece{first, output.count, {}};
  piece.scores.resize(std::size_t{output.count} * model.weights.padded_rows());
  multiply(model.weights, output.values.data(), output.count, output.width,
           1.0F / kActivationScale, piece.scores.data(), instructions);
  return piece;
}

void settle_names(std::string_view text, const NameModel& model,
                  std::vector<NameScores>& pieces, Analysis& analysis) {
  settle_scores(text, analysis, model, pieces);
  for (const NameScores& piece : pieces) {
    add_names(best_labels(model, piece.scores, piece.count,
                          model.weights.padded_rows()),
              piece.first, analysis);
  }
  pieces.clear();
}

}  // namespace

void find_names(std::string_view text, const NameModel& model,
                const WordVectors& vectors, const NameLists& lists,
                const WordMap<char>& groups, Instructions instructions,
                Analysis& analysis) {
  if (vectors.size() != model.encoder.vector_size) return;
  std::vector<NameScores> pieces;
  std::uint32_t tokens = 0;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t first = sentence.first_token; first < sentence.end_token;
         first += kLongestPiece) {
      const std::uint32_t end =
          std::min(sentence.end_token, first + kLongestPiece);
      pieces.push_back(score_piece(text, model, vectors, groups, instructions,
                                   analysis, first, end));
      tokens += end - first;
      if (tokens < kSettledTogether) continue;
      settle_names(text, model, pieces, analysis);
      tokens = 0;
    }
  }
  settle_names(text, model, pieces, analysis);
  NameMender(text, lists, analysis).mend();
}

}  // namespace synoptic
