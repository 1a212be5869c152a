// SPDX-License-Identifier: Apache-2.0
//
// Trains the model of who is cited for what.
//
//   zcat polnear-train.jsonl.gz | train_attribution ROOT MODEL [--quick]
//
// ROOT is the folder that holds data/ and models/, MODEL the file to write.
// With --quick, what is held out does not teach in the end.
// Lines are as in the PolNeAR files: {"text", "attributions": [{"source",
// "cue", "content": [[begin, end]...]}]}, offsets in code points. The same
// lines and lists give the same bytes.
//
// The cue classifier is logistic regression, by AdaGrad (Duchi and others,
// 2011); the roles are a linear chain, by the averaged structured perceptron
// (Collins, 2002). Every tenth report is held out to choose the threshold.

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/analyze.h"
#include "reading/attribution_features.h"
#include "reading/attribution_model.h"
#include "reading/quotation_marks.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kCueRows = 1U << 19;
constexpr std::uint32_t kRoleRows = 1U << 19;
constexpr int kCueEpochs = 6;
constexpr int kRoleEpochs = 8;

struct GoldAttribution {
  Span source, cue;
  std::vector<Span> content;
};

struct Example {
  Document document;
  Analysis analysis;
  std::vector<GoldAttribution> gold;
  bool held_out = false;
};

/// One gold cue with its window's features and roles.
struct Instance {
  std::vector<FeatureList> features;
  std::vector<std::uint32_t> joints;
  std::vector<AttributionRole> roles;
  std::size_t head = 0;
};

/// A small generator, so that the order of examples is the same everywhere.
class Random {
 public:
  std::uint32_t below(std::uint32_t count) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((state_ >> 33) % count);
  }
  void shuffle(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[below(static_cast<std::uint32_t>(i))]);
  }

 private:
  std::uint64_t state_ = 20260101;
};

std::vector<Span> read_spans(simdjson::dom::array items,
                             const CodePointIndex& index) {
  std::vector<Span> spans;
  for (simdjson::dom::element item : items) {
    const simdjson::dom::array ends = item.get_array();
    spans.push_back(
        {index.byte_of(static_cast<std::uint32_t>(ends.at(0).get_uint64())),
         index.byte_of(static_cast<std::uint32_t>(ends.at(1).get_uint64()))});
  }
  return spans;
}

void add_line_blocks(Document& document) {
  const std::string& text = document.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (text.find_first_not_of(" \t\r", begin) < end)
      document.blocks.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
           document.blocks.empty() ? BlockKind::Headline
                                   : BlockKind::Paragraph});
    begin = end + 1;
  }
}

std::vector<Example> read_examples(std::istream& in,
                                   const LanguageResources& language) {
  std::vector<Example> examples;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element record = parser.parse(line);
    Example example;
    example.document.text = std::string(record["text"].get_string().value());
    add_line_blocks(example.document);
    const CodePointIndex index(example.document.text);
    for (simdjson::dom::element item : record["attributions"].get_array()) {
      GoldAttribution gold;
      const auto source = read_spans(item["source"].get_array(), index);
      const auto cue = read_spans(item["cue"].get_array(), index);
      gold.content = read_spans(item["content"].get_array(), index);
      if (cue.empty()) continue;
      gold.cue = cue[0];
      if (!source.empty()) gold.source = source[0];
      example.gold.push_back(std::move(gold));
    }
    example.analysis = analyze(example.document, language);
    example.held_out = examples.size() % 10 == 9;
    examples.push_back(std::move(example));
  }
  return examples;
}

/// The token of a cue that stands for it: its first verb, noun, adjective, or
/// else its first word.
std::uint32_t head_of(const Analysis& analysis, Span cue) {
  std::vector<std::uint32_t> tokens;
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t)
    if (overlap(analysis.tokens[t].span, cue)) tokens.push_back(t);
  if (tokens.empty()) return kNoToken;
  for (const Upos upos : {Upos::Verb, Upos::Noun, Upos::Adj}) {
    for (const std::uint32_t t : tokens)
      if (analysis.tokens[t].upos == upos) return t;
  }
  return tokens[0];
}

class Trainer {
 public:
  explicit Trainer(std::vector<Example> examples, const SpeechVerbs& verbs)
      : examples_(std::move(examples)) {
    for (const Example& example : examples_) {
      quoted_.push_back(
          find_quoted_text(example.document.text, example.document.blocks));
    }
    for (std::size_t i = 0; i < examples_.size(); ++i)
      views_.emplace_back(examples_[i].document, examples_[i].analysis,
                          quoted_[i], verbs);
  }

  AttributionModel train(bool all) {
    AttributionModel model;
    train_cues(all, model);
    train_roles(all, model);
    return model;
  }

 private:
  // Cues ------------------------------------------------------------------

  void train_cues(bool all, AttributionModel& model) {
    std::vector<float> weights(kCueRows, 0);
    std::vector<float> squares(kCueRows, 1e-6F);
    std::vector<std::vector<char>> gold(examples_.size());
    for (std::size_t e = 0; e < examples_.size(); ++e) {
      gold[e].assign(examples_[e].analysis.tokens.size(), 0);
      for (const GoldAttribution& g : examples_[e].gold) {
        const std::uint32_t head = head_of(examples_[e].analysis, g.cue);
        if (head != kNoToken) gold[e][head] = 1;
      }
    }
    Random random;
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0U);
    FeatureList features;
    for (int epoch = 0; epoch < kCueEpochs; ++epoch) {
      random.shuffle(order);
      double loss = 0;
      for (const std::uint32_t e : order) {
        if (examples_[e].held_out && !all) continue;
        for (std::uint32_t t = 0; t < gold[e].size(); ++t) {
          views_[e].cue_features(t, features);
          float score = 0;
          for (const std::uint32_t f : features) score += weights[f % kCueRows];
          const float p = 1 / (1 + std::exp(-score));
          const float gradient = p - static_cast<float>(gold[e][t]);
          loss -= std::log(gold[e][t] != 0 ? p + 1e-9F : 1 - p + 1e-9F);
          if (std::abs(gradient) < 1e-3F) continue;
          for (const std::uint32_t f : features) {
            float& w = weights[f % kCueRows];
            float& s = squares[f % kCueRows];
            s += gradient * gradient;
            w -= 0.1F * gradient / std::sqrt(s);
          }
        }
      }
      std::cerr << "cues, epoch " << epoch + 1 << ": loss " << loss << "\n";
    }
    model.cue_scale = quantize(weights, model.cue_weights);
    if (!all) choose_threshold(gold, weights);
    model.cue_threshold = threshold_;
  }

  void choose_threshold(const std::vector<std::vector<char>>& gold,
                        const std::vector<float>& weights) {
    std::vector<std::pair<float, char>> scored;
    FeatureList features;
    int wanted = 0;
    for (std::size_t e = 0; e < examples_.size(); ++e) {
      if (!examples_[e].held_out) continue;
      for (std::uint32_t t = 0; t < gold[e].size(); ++t) {
        views_[e].cue_features(t, features);
        float score = 0;
        for (const std::uint32_t f : features) score += weights[f % kCueRows];
        scored.emplace_back(score, gold[e][t]);
        wanted += gold[e][t];
      }
    }
    std::sort(scored.begin(), scored.end(), std::greater<>());
    int right = 0;
    double best = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
      right += scored[i].second;
      const double f1 = 2.0 * right / static_cast<double>(i + 1 + wanted);
      if (f1 > best) {
        best = f1;
        threshold_ = scored[i].first - 1e-4F;
      }
    }
    std::cerr << "cues: F1 " << best << " on what was held out, threshold "
              << threshold_ << "\n";
  }

  // Roles -----------------------------------------------------------------

  void collect(bool all) {
    instances_.clear();
    for (std::size_t e = 0; e < examples_.size(); ++e) {
      if (examples_[e].held_out && !all) continue;
      const Analysis& analysis = examples_[e].analysis;
      for (const GoldAttribution& gold : examples_[e].gold) {
        const std::uint32_t head = head_of(analysis, gold.cue);
        if (head == kNoToken) continue;
        const TokenRange window = views_[e].window(head);
        Instance instance;
        instance.head = head - window.first;
        views_[e].role_features(head, window, instance.features);
        for (std::uint32_t t = window.first; t < window.end; ++t) {
          instance.joints.push_back(views_[e].joint(t));
          instance.roles.push_back(role_of(analysis.tokens[t].span, gold));
        }
        instances_.push_back(std::move(instance));
      }
    }
  }

  static AttributionRole role_of(Span token, const GoldAttribution& gold) {
    if (overlap(token, gold.cue)) return AttributionRole::Cue;
    if (overlap(token, gold.source)) return AttributionRole::Source;
    for (const Span piece : gold.content)
      if (overlap(token, piece)) return AttributionRole::Content;
    return AttributionRole::None;
  }

  void train_roles(bool all, AttributionModel& model) {
    collect(all);
    const std::size_t joints = std::size_t{AttributionView::kJoints} *
                               kAttributionRoles * kAttributionRoles;
    const std::size_t rows = std::size_t{kRoleRows} * kAttributionRoles;
    std::vector<float> weights(rows + joints, 0), sums(rows + joints, 0);
    float clock = 1;
    Random random;
    std::vector<std::uint32_t> order(instances_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<float> joint_weights(joints);
    for (int epoch = 0; epoch < kRoleEpochs; ++epoch) {
      random.shuffle(order);
      std::size_t whole = 0;
      for (const std::uint32_t i : order) {
        const Instance& instance = instances_[i];
        std::copy(weights.begin() + static_cast<std::ptrdiff_t>(rows),
                  weights.end(), joint_weights.begin());
        std::vector<std::array<float, kAttributionRoles>> scores(
            instance.roles.size());
        for (std::size_t t = 0; t < scores.size(); ++t) {
          scores[t].fill(0);
          for (const std::uint32_t f : instance.features[t]) {
            const float* row =
                &weights[std::size_t{f % kRoleRows} * kAttributionRoles];
            for (std::size_t r = 0; r < kAttributionRoles; ++r)
              scores[t][r] += row[r];
          }
        }
        scores[instance.head][static_cast<std::size_t>(AttributionRole::Cue)] +=
            1e6F;
        const auto guess = best_roles(scores, instance.joints, joint_weights);
        if (guess == instance.roles) ++whole;
        const auto change = [&](std::size_t at, float by) {
          weights[at] += by;
          sums[at] += clock * by;
        };
        for (std::size_t t = 0; t < guess.size(); ++t) {
          const auto right = static_cast<std::size_t>(instance.roles[t]);
          const auto wrong = static_cast<std::size_t>(guess[t]);
          if (right != wrong) {
            for (const std::uint32_t f : instance.features[t]) {
              const std::size_t row =
                  std::size_t{f % kRoleRows} * kAttributionRoles;
              change(row + right, 1);
              change(row + wrong, -1);
            }
          }
          if (t == 0) continue;
          const auto right_before =
              static_cast<std::size_t>(instance.roles[t - 1]);
          const auto wrong_before = static_cast<std::size_t>(guess[t - 1]);
          if (right != wrong || right_before != wrong_before) {
            change(rows + joint_index(instance.joints[t], right_before, right),
                   1);
            change(rows + joint_index(instance.joints[t], wrong_before, wrong),
                   -1);
          }
        }
        clock += 1;
      }
      std::cerr << "roles, epoch " << epoch + 1 << ": " << whole << " of "
                << instances_.size() << " whole\n";
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
      weights[i] -= sums[i] / clock;
    std::vector<float> table(
        weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(rows));
    model.role_scale = quantize(table, model.role_weights);
    model.joint_weights.assign(
        weights.begin() + static_cast<std::ptrdiff_t>(rows), weights.end());
  }

  /// Eight bits a weight; the few beyond the 99.9th percentile are cut off.
  static float quantize(const std::vector<float>& weights,
                        std::vector<std::int8_t>& out) {
    std::vector<float> sizes;
    for (const float w : weights)
      if (w != 0) sizes.push_back(std::abs(w));
    std::sort(sizes.begin(), sizes.end());
    const float top =
        sizes.empty() ? 1 : sizes[sizes.size() - 1 - sizes.size() / 1000];
    const float scale = top / 127;
    out.resize(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
      out[i] = static_cast<std::int8_t>(
          std::clamp(std::round(weights[i] / scale), -127.0F, 127.0F));
    return scale;
  }

  std::vector<Example> examples_;
  std::vector<std::vector<QuotedText>> quoted_;
  std::vector<AttributionView> views_;
  std::vector<Instance> instances_;
  float threshold_ = 0;
};

OpenList files_in(std::string folder) {
  return [folder](std::string_view name) -> Result<std::string> {
    std::ifstream file(folder + std::string(name), std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, std::string(name)};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  };
}

int run(const std::string& root, const std::string& path, bool all) {
  const OpenList open = files_in(root + "/data/languages/en/");
  const auto language =
      load_language_resources(open, files_in(root + "/models/"));
  const auto verbs = open("speech_verbs.txt");
  if (!language || !verbs) {
    std::cerr << "cannot read the lists and models of " << root << "\n";
    return 1;
  }
  Trainer trainer(read_examples(std::cin, *language),
                  parse_speech_verbs(*verbs));
  AttributionModel model = trainer.train(false);
  // The threshold is chosen; now all reports teach.
  if (all) model = trainer.train(true);
  std::ofstream(path, std::ios::binary) << write_attribution_model(model);
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: train_attribution ROOT MODEL [--quick]\n";
    return 2;
  }
  return synoptic::run(argv[1], argv[2], argc == 3);
}
