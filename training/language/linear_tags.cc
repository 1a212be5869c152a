// SPDX-License-Identifier: Apache-2.0
//
//   linear_tags EPOCHS SEED DEV TRAIN...
//
// What the encoder is measured against: parts of speech by a linear model. An
// averaged perceptron (Collins 2002, "Discriminative Training Methods for
// Hidden Markov Models") takes the best tag of each word from left to right,
// from the features that the encoder sees of it and of its neighbours, and from
// the two tags before it. Prints how many of DEV are right and tokens per
// core-second; keeps nothing. One thread.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "language/conllu.h"
#include "language/encoder.h"
#include "language/word_form.h"
#include "lists.h"
#include "random.h"

namespace synoptic {
namespace {

constexpr std::size_t kTags = static_cast<std::size_t>(Upos::X) + 1;
constexpr std::size_t kRows = std::size_t{1} << 20;
// Beyond a sentence's end stands this in place of every feature.
constexpr std::uint64_t kOutside = 0x0D;

struct Sample {
  std::vector<TokenFeatures> tokens;
  std::vector<std::uint8_t> tags;
};

using Rows = std::vector<std::uint32_t>;
using Scores = std::array<float, kTags>;

class Perceptron {
 public:
  Perceptron() : weights_(kRows * kTags), sums_(kRows * kTags) {}

  std::uint8_t guess(const Rows& rows) const {
    Scores scores{};
    for (const std::uint32_t row : rows) {
      const float* weights = &weights_[std::size_t{row} * kTags];
      for (std::size_t k = 0; k < kTags; ++k) scores[k] += weights[k];
    }
    return static_cast<std::uint8_t>(std::ranges::max_element(scores) -
                                     scores.begin());
  }

  void learn(const Rows& rows, std::uint8_t right, std::uint8_t guessed) {
    ++time_;
    if (right == guessed) return;
    for (const std::uint32_t row : rows) {
      add(std::size_t{row} * kTags + right, 1);
      add(std::size_t{row} * kTags + guessed, -1);
    }
  }

  /// Puts the mean of all weights so far in their place.
  void average() {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      weights_[i] -= static_cast<float>(sums_[i] / time_);
    }
  }

 private:
  // The sum of changes, each by the time of it: the mean is the last weight
  // less that sum over the time.
  void add(std::size_t at, float change) {
    weights_[at] += change;
    sums_[at] += time_ * static_cast<double>(change);
  }

  std::vector<float> weights_;
  std::vector<double> sums_;
  double time_ = 0;
};

std::uint32_t row_of(std::uint64_t value, std::uint64_t template_number) {
  std::uint64_t hash = value ^ (template_number * 0x9E3779B97F4A7C15ULL);
  hash *= 0xD6E8FEB86659FD93ULL;
  return static_cast<std::uint32_t>((hash ^ (hash >> 32)) % kRows);
}

/// The rows of a word: its own and its neighbours' features, and tags before
/// it.
void rows_of(const Sample& sample, const std::vector<std::uint8_t>& tags,
             std::size_t at, Rows& rows) {
  rows.clear();
  const auto feature = [&](int offset, std::size_t f) {
    const std::size_t i = at + static_cast<std::size_t>(offset);
    return i < sample.tokens.size() ? sample.tokens[i][f] : kOutside;
  };
  std::uint64_t number = 0;
  for (const int offset : {-2, -1, 0, 1, 2}) {
    // The form alone further out; all of it nearby.
    const std::size_t most = std::abs(offset) == 2 ? 1 : kFeatureCount;
    for (std::size_t f = 0; f < most; ++f) {
      rows.push_back(row_of(feature(offset, f), ++number));
    }
  }
  const std::uint64_t before = at > 0 ? tags[at - 1] + 1U : 0;
  const std::uint64_t second = at > 1 ? tags[at - 2] + 1U : 0;
  rows.push_back(row_of(before, ++number));
  rows.push_back(row_of(before * 32 + second, ++number));
  rows.push_back(row_of(before * 0x9E37 + feature(0, 0), ++number));
  rows.push_back(row_of(before * 0x9E37 + feature(1, 0), ++number));
}

std::vector<Sample> read_samples(const std::string& path) {
  std::vector<Sample> samples;
  const auto words = read_conllu(read_file(path), path);
  if (!words) return samples;
  for (const Sentence& sentence : words->analysis.sentences) {
    Sample sample;
    std::vector<Span> spans;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = words->analysis.tokens[i];
      spans.push_back(token.span);
      sample.tags.push_back(static_cast<std::uint8_t>(token.upos));
    }
    sample.tokens = token_features(words->text, spans, {});
    samples.push_back(std::move(sample));
  }
  return samples;
}

void train_epoch(const std::vector<Sample>& samples, Random& random,
                 Perceptron& model) {
  std::vector<std::uint32_t> order(samples.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order, random);
  Rows rows;
  for (const std::uint32_t i : order) {
    const Sample& sample = samples[i];
    std::vector<std::uint8_t> tags(sample.tags.size());
    for (std::size_t t = 0; t < tags.size(); ++t) {
      rows_of(sample, tags, t, rows);
      tags[t] = model.guess(rows);
      model.learn(rows, sample.tags[t], tags[t]);
    }
  }
}

void measure(const Perceptron& model, const std::string& path) {
  const std::clock_t begin = std::clock();
  double right = 0, all = 0;
  Rows rows;
  const std::vector<Sample> samples = read_samples(path);
  for (const Sample& sample : samples) {
    std::vector<std::uint8_t> tags(sample.tags.size());
    for (std::size_t t = 0; t < tags.size(); ++t) {
      rows_of(sample, tags, t, rows);
      tags[t] = model.guess(rows);
      right += tags[t] == sample.tags[t];
      ++all;
    }
  }
  const double seconds =
      static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << "upos " << 100 * right / all << ", " << all / seconds
            << " tokens per core-second\n";
}

int run(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: linear_tags EPOCHS SEED DEV TRAIN...\n";
    return 2;
  }
  std::vector<Sample> train;
  for (int i = 4; i < argc; ++i) {
    for (Sample& sample : read_samples(argv[i])) {
      train.push_back(std::move(sample));
    }
  }
  Perceptron model;
  Random random(std::stoull(argv[2]));
  const int epochs = std::stoi(argv[1]);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    train_epoch(train, random, model);
  }
  model.average();
  measure(model, argv[3]);
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
