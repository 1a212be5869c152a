// SPDX-License-Identifier: Apache-2.0
//
//   train_names LISTS VECTORS OUT EPOCHS SEED DEV TRAIN...
//
// Trains the model of names from records {"text", "mentions": [{"begin",
// "end", "type"}]}, a line each. The text is cut into sentences and tokens as
// the program does it. After each epoch the model is written as it will ship
// and measured on DEV; the best by F1 is what OUT holds at the end. One thread.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>

#include "base/utf8.h"
#include "language/name_model.h"
#include "lists.h"
#include "network.h"
#include "training_loop.h"

namespace synoptic {
namespace {

constexpr float kHeadDropout = 0.3F;
constexpr std::size_t kBatchTokens = 900;
constexpr float kNever = -1e4F;
constexpr Eigen::Index kLabels = kNameLabels;

struct Text {
  Document document;
  Analysis analysis;
  std::vector<Name> gold;  // spans in bytes; tokens where they fit
};

std::optional<NameType> type_of(std::string_view name) {
  for (int i = 0; i < static_cast<int>(kNameTypes); ++i) {
    if (to_string(static_cast<NameType>(i)) == name) {
      return static_cast<NameType>(i);
    }
  }
  return std::nullopt;
}

std::vector<Text> read_texts(const std::string& path,
                             const LanguageResources& resources) {
  std::vector<Text> texts;
  simdjson::dom::parser parser;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    simdjson::dom::element record = parser.parse(line);
    Text text;
    text.document.text = std::string(record["text"].get_string().value());
    text.analysis = segment(text.document, resources);
    const CodePointIndex index(text.document.text);
    for (const simdjson::dom::element mention : record["mentions"]) {
      const auto type = type_of(mention["type"].get_string().value());
      if (!type) continue;
      const auto at = [&](const char* key) {
        return index.byte_of(
            static_cast<std::uint32_t>(mention[key].get_uint64().value()));
      };
      Name name{{at("begin"), at("end")}, *type, 0, 0};
      const auto& tokens = text.analysis.tokens;
      const auto first = std::ranges::upper_bound(
          tokens, name.span.begin, {},
          [](const Token& token) { return token.span.end; });
      auto end = first;
      while (end != tokens.end() && end->span.begin < name.span.end) ++end;
      name.first_token = static_cast<std::uint32_t>(first - tokens.begin());
      name.end_token = static_cast<std::uint32_t>(end - tokens.begin());
      text.gold.push_back(name);
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

struct Sample {
  std::vector<TokenInput> tokens;
  std::vector<std::int32_t> labels;
};

class NameTrainer {
 public:
  NameTrainer(const WordVectors& vectors, const std::vector<Text>& texts,
              const WordMap<char>& groups, EncoderSizes sizes,
              std::uint64_t seed)
      : random_(seed), encoder_(vectors, sizes, random_) {
    label_.start(kLabels, 2 * static_cast<Eigen::Index>(sizes.units), random_);
    transitions_.resize(kLabels, kLabels);
    for (const Text& text : texts) add_samples(text, groups);
    dense_ = {&label_.weight, &label_.bias, &transitions_};
    for (Weights* weight : encoder_.weights()) dense_.push_back(weight);
  }

  std::size_t size() const { return samples_.size(); }

  double epoch(float progress, float share) {
    return train_epoch(samples_, random_, kBatchTokens, progress, share,
                       [&](const std::vector<const Sample*>& batch,
                           float rate) { return train_batch(batch, rate); });
  }

  NameModel exported() const {
    NameModel model;
    model.encoder = encoder_.exported();
    model.weights = label_.exported();
    model.bias = label_.exported_bias();
    model.transitions = transitions_.list();
    return model;
  }

 private:
  void add_samples(const Text& text, const WordMap<char>& groups) {
    std::vector<std::int32_t> labels(text.analysis.tokens.size(), 0);
    for (const Name& name : text.gold) {
      for (std::uint32_t i = name.first_token; i < name.end_token; ++i) {
        const NamePlace place = name.end_token - name.first_token == 1
                                    ? NamePlace::Single
                                : i == name.first_token   ? NamePlace::First
                                : i + 1 == name.end_token ? NamePlace::Last
                                                          : NamePlace::Inner;
        labels[i] = static_cast<std::int32_t>(name_label(name.type, place));
      }
    }
    for (const Sentence& sentence : text.analysis.sentences) {
      Sample sample;
      std::vector<Span> spans;
      std::uint32_t before = kNameLabels;
      bool sound = true;
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token;
           ++i) {
        spans.push_back(text.analysis.tokens[i].span);
        sample.labels.push_back(labels[i]);
        const auto label = static_cast<std::uint32_t>(labels[i]);
        sound = sound && label_may_follow(before, label);
        before = label;
      }
      sound = sound && label_may_follow(before, kNameLabels);
      if (!sound || spans.size() > kLongestPiece) continue;
      for (const TokenFeatures& features :
           token_features(text.document.text, spans, groups)) {
        sample.tokens.push_back(encoder_.input_of(features));
      }
      samples_.push_back(std::move(sample));
    }
  }

  double train_batch(std::vector<const Sample*> batch, float rate) {
    std::ranges::stable_sort(batch, [](const Sample* a, const Sample* b) {
      return a->tokens.size() > b->tokens.size();
    });
    std::vector<Eigen::Index> lengths;
    for (const Sample* sample : batch) {
      lengths.push_back(std::ssize(sample->tokens));
    }
    const Packing packing(lengths);
    std::vector<TokenInput> tokens(static_cast<std::size_t>(packing.rows));
    for (std::size_t s = 0; s < batch.size(); ++s) {
      for (std::size_t t = 0; t < batch[s]->tokens.size(); ++t) {
        tokens[static_cast<std::size_t>(packing.row(
            s, static_cast<Eigen::Index>(t)))] = batch[s]->tokens[t];
      }
    }
    const float weight = 1.0F / static_cast<float>(packing.rows);
    const std::vector<Values>& outputs =
        encoder_.forward(tokens, packing, dropout_, random_);
    std::vector<Values> changes;
    for (const Values& output : outputs) {
      changes.push_back(Values::Zero(output.rows(), output.cols()));
    }
    const Values& output = outputs.back();
    const Values mask =
        dropout_mask(output.rows(), output.cols(), kHeadDropout, random_);
    const Values x = output.cwiseProduct(mask);
    const Values scores = label_.forward(x);
    Values change = Values::Zero(scores.rows(), scores.cols());
    double loss = 0;
    for (std::size_t s = 0; s < batch.size(); ++s) {
      loss += train_chain(*batch[s], s, packing, scores, weight, change);
    }
    changes.back() += label_.backward(x, change).cwiseProduct(mask);
    encoder_.backward(std::move(changes), packing);
    step_all(dense_, encoder_, rate);
    return loss;
  }

  static float allowed(std::uint32_t from, std::uint32_t to) {
    return label_may_follow(from, to) ? 0.0F : kNever;
  }

  // The gradient of the log likelihood of the right sequence, by the forward
  // and backward sums over all sequences.
  double train_chain(const Sample& sample, std::size_t s,
                     const Packing& packing, const Values& scores, float weight,
                     Values& change) {
    const Eigen::Index n = std::ssize(sample.tokens);
    Values pair = transitions_.value;
    for (std::uint32_t a = 0; a < kNameLabels; ++a) {
      for (std::uint32_t b = 0; b < kNameLabels; ++b) {
        if (!label_may_follow(a, b)) pair(a, b) = kNever;
      }
    }
    Values ahead(n, kLabels);
    Values back(n, kLabels);
    for (std::uint32_t b = 0; b < kNameLabels; ++b) {
      ahead(0, b) = scores(packing.row(s, 0), b) + allowed(kNameLabels, b);
      back(n - 1, b) = allowed(b, kNameLabels);
    }
    for (Eigen::Index t = 1; t < n; ++t) {
      for (Eigen::Index b = 0; b < kLabels; ++b) {
        const Eigen::ArrayXf sums =
            ahead.row(t - 1).transpose().array() + pair.col(b).array();
        const float most = sums.maxCoeff();
        ahead(t, b) = scores(packing.row(s, t), b) + most +
                      std::log((sums - most).exp().sum());
      }
    }
    for (Eigen::Index t = n - 1; t-- > 0;) {
      const Eigen::ArrayXf next =
          back.row(t + 1).transpose().array() +
          scores.row(packing.row(s, t + 1)).transpose().array();
      for (Eigen::Index a = 0; a < kLabels; ++a) {
        const Eigen::ArrayXf sums = next + pair.row(a).transpose().array();
        const float most = sums.maxCoeff();
        back(t, a) = most + std::log((sums - most).exp().sum());
      }
    }
    const Eigen::ArrayXf last =
        (ahead.row(n - 1) + back.row(n - 1)).transpose().array();
    const float top = last.maxCoeff();
    const float all = top + std::log((last - top).exp().sum());
    double right = 0;
    for (Eigen::Index t = 0; t < n; ++t) {
      const Eigen::Index row = packing.row(s, t);
      const std::int32_t gold = sample.labels[static_cast<std::size_t>(t)];
      change.row(row) =
          ((ahead.row(t) + back.row(t)).array() - all).exp() * weight;
      change(row, gold) -= weight;
      right += static_cast<double>(scores(row, gold));
      if (t == 0) continue;
      const std::int32_t before =
          sample.labels[static_cast<std::size_t>(t - 1)];
      right += static_cast<double>(transitions_.value(before, gold));
      for (Eigen::Index a = 0; a < kLabels; ++a) {
        transitions_.gradient.row(a).array() +=
            weight * (ahead(t - 1, a) + pair.row(a).array() +
                      scores.row(row).array() + back.row(t).array() - all)
                         .exp();
      }
      transitions_.gradient(before, gold) -= weight;
    }
    return static_cast<double>(all) - right;
  }

  Random random_;
  TrainedEncoder encoder_;
  Dropout dropout_;
  Linear label_;
  Weights transitions_;
  std::vector<Weights*> dense_;
  std::vector<Sample> samples_;
};

struct Figures {
  double precision = 0, recall = 0, f1 = 0, person = 0;
};

Figures measure(const NameModel& model, const WordVectors& vectors,
                const LanguageResources& resources, const WordMap<char>& groups,
                const std::vector<Text>& texts) {
  double right = 0, found = 0, gold = 0, people = 0, people_right = 0;
  for (const Text& text : texts) {
    Analysis analysis = text.analysis;
    find_names(text.document.text, model, vectors, resources.names, groups,
               best_instructions(), analysis);
    std::set<std::pair<Span, NameType>> names;
    for (const Name& name : analysis.names) {
      names.insert({name.span, name.type == NameType::Event ? NameType::Other
                                                            : name.type});
    }
    found += static_cast<double>(names.size());
    gold += static_cast<double>(text.gold.size());
    for (const Name& name : text.gold) {
      const bool hit = names.contains({name.span, name.type});
      right += hit;
      if (name.type != NameType::Person) continue;
      ++people;
      people_right += hit;
    }
  }
  Figures figures;
  figures.precision = right / std::max(found, 1.0);
  figures.recall = right / gold;
  figures.f1 = 2 * right / (found + gold);
  figures.person = people_right / people;
  return figures;
}

int run(int argc, char** argv) {
  if (argc < 8) {
    std::cerr
        << "usage: train_names LISTS VECTORS OUT EPOCHS SEED DEV TRAIN...\n";
    return 2;
  }
  const auto resources = load_language_resources(lists_in(argv[1]));
  const auto vectors = WordVectors::parse(read_file(argv[2]), argv[2]);
  if (!vectors) {
    std::cerr << vectors.error().message << '\n';
    return 1;
  }
  const WordMap<char> groups = name_groups(resources->names);
  const std::vector<Text> dev = read_texts(argv[6], *resources);
  std::vector<Text> train;
  for (int i = 7; i < argc; ++i) {
    for (Text& text : read_texts(argv[i], *resources)) {
      train.push_back(std::move(text));
    }
  }
  EncoderSizes sizes;
  sizes.table_rows = 26000;
  sizes.units = 64;
  if (const char* units = std::getenv("UNITS")) {
    sizes.units = static_cast<std::uint32_t>(std::stoul(units));
  }
  NameTrainer trainer(*vectors, train, groups, sizes, std::stoull(argv[5]));
  const int epochs = std::stoi(argv[4]);
  std::cerr << trainer.size() << " sentences\n";
  double best = -1;  // The first epoch's model is kept in any case.
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto begin = std::chrono::steady_clock::now();
    const double loss =
        trainer.epoch(static_cast<float>(epoch) / static_cast<float>(epochs),
                      1.0F / static_cast<float>(epochs));
    const std::string bytes = write_name_model(trainer.exported());
    const auto model = read_name_model(bytes, argv[3]);
    if (!model) {
      std::cerr << model.error().message << '\n';
      return 1;
    }
    const Figures f = measure(*model, *vectors, *resources, groups, dev);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begin;
    std::fprintf(stderr,
                 "epoch %d loss %.0f precision %.4f recall %.4f f1 %.4f person "
                 "recall %.4f, %zu bytes, %.0f s\n",
                 epoch + 1, loss, f.precision, f.recall, f.f1, f.person,
                 bytes.size(), took.count());
    if (f.f1 <= best) continue;
    best = f.f1;
    std::ofstream(argv[3], std::ios::binary) << bytes;
  }
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
