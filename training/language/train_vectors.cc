// SPDX-License-Identifier: Apache-2.0
//
// Trains word vectors on news texts by skip-gram with negative sampling
// (Mikolov et al. 2013, "Distributed Representations of Words and Phrases").
//
//   xz -dc news-*.jsonl.xz | train_vectors LISTS OUT [epochs] [size] [window]
//
// Reads records {"text": ...} a line; writes OUT: a line "count dimensions",
// then a line for each word, commonest first: the form, its count, its vector.
// One thread, so that the same input gives the same bytes.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unordered_map>
#include <vector>

#include "language/word_form.h"
#include "lists.h"
#include "random.h"

namespace synoptic {
namespace {

constexpr std::int32_t kBreak = -1;  // between paragraphs
constexpr int kSize = 96;
constexpr int kNegatives = 6;
constexpr double kSubsample = 1e-4;
constexpr std::uint32_t kLeastCount = 6;

struct Corpus {
  std::vector<std::string> forms;
  std::vector<std::uint32_t> counts;
  std::vector<std::int32_t> words;
};

Corpus read_corpus(const TokenLists& lists, std::size_t size) {
  Corpus corpus;
  WordMap<std::int32_t> ids;
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) != simdjson::SUCCESS) continue;
    std::uint32_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const Span range{begin, static_cast<std::uint32_t>(end)};
      for (const Span span : split_tokens(text, range, lists)) {
        std::string form = plain_form(slice(text, span));
        const auto [at, added] = ids.try_emplace(
            form, static_cast<std::int32_t>(corpus.forms.size()));
        if (added) {
          corpus.forms.push_back(std::move(form));
          corpus.counts.push_back(0);
        }
        ++corpus.counts[static_cast<std::size_t>(at->second)];
        corpus.words.push_back(at->second);
      }
      corpus.words.push_back(kBreak);
      begin = static_cast<std::uint32_t>(end) + 1;
    }
  }
  // Keep the commonest, numbered by their rank.
  std::vector<std::int32_t> order(corpus.forms.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = static_cast<std::int32_t>(i);
  }
  std::ranges::stable_sort(order, [&](std::int32_t a, std::int32_t b) {
    return corpus.counts[static_cast<std::size_t>(a)] >
           corpus.counts[static_cast<std::size_t>(b)];
  });
  std::vector<std::int32_t> rank(order.size(), kBreak);
  Corpus kept;
  for (const std::int32_t id : order) {
    const auto at = static_cast<std::size_t>(id);
    if (kept.forms.size() >= size || corpus.counts[at] < kLeastCount) break;
    rank[at] = static_cast<std::int32_t>(kept.forms.size());
    kept.forms.push_back(corpus.forms[at]);
    kept.counts.push_back(corpus.counts[at]);
  }
  for (const std::int32_t id : corpus.words) {
    if (id == kBreak) {
      kept.words.push_back(kBreak);
    } else if (rank[static_cast<std::size_t>(id)] != kBreak) {
      kept.words.push_back(rank[static_cast<std::size_t>(id)]);
    }
  }
  return kept;
}

class SkipGram {
 public:
  explicit SkipGram(const Corpus& corpus)
      : corpus_(corpus),
        in_(corpus.forms.size() * kSize),
        out_(corpus.forms.size() * kSize, 0.0F) {
    for (float& value : in_) value = (random_.unit() - 0.5F) / kSize;
    double total = 0;
    for (const std::uint32_t count : corpus.counts) {
      total += std::pow(count, 0.75);
      words_ += count;
    }
    double sum = 0;
    std::size_t word = 0;
    for (std::size_t i = 0; i < kNoise; ++i) {
      while (word + 1 < corpus.counts.size() &&
             sum / total < static_cast<double>(i) / kNoise) {
        sum += std::pow(corpus.counts[word], 0.75);
        ++word;
      }
      noise_.push_back(static_cast<std::uint32_t>(word));
    }
    for (const std::uint32_t count : corpus.counts) {
      const double ratio = kSubsample * static_cast<double>(words_) / count;
      keep_.push_back(static_cast<float>(std::sqrt(ratio) + ratio));
    }
  }

  void train(int epochs, int window) {
    const double all = static_cast<double>(corpus_.words.size()) * epochs;
    double done = 0;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::vector<std::uint32_t> line;
      for (const std::int32_t word : corpus_.words) {
        ++done;
        if (word != kBreak) {
          const auto id = static_cast<std::uint32_t>(word);
          if (random_.unit() < keep_[id]) line.push_back(id);
          continue;
        }
        const double rate = 0.025 * std::max(1.0 - done / all, 0.004);
        train_line(line, window, static_cast<float>(rate));
        line.clear();
      }
      std::cerr << "epoch " << epoch + 1 << '\n';
    }
  }

  const float* vector(std::size_t word) const { return &in_[word * kSize]; }

 private:
  static constexpr std::size_t kNoise = 1 << 20;

  void train_line(const std::vector<std::uint32_t>& line, int window,
                  float rate) {
    const int size = static_cast<int>(line.size());
    for (int at = 0; at < size; ++at) {
      const int reach =
          1 +
          static_cast<int>(random_.below(static_cast<std::uint32_t>(window)));
      for (int other = std::max(0, at - reach);
           other <= std::min(size - 1, at + reach); ++other) {
        if (other == at) continue;
        train_pair(line[static_cast<std::size_t>(other)],
                   line[static_cast<std::size_t>(at)], rate);
      }
    }
  }

  void train_pair(std::uint32_t context, std::uint32_t word, float rate) {
    float* in = &in_[context * std::size_t{kSize}];
    float change[kSize] = {};
    for (int i = 0; i <= kNegatives; ++i) {
      std::uint32_t target = word;
      if (i > 0) {
        target = noise_[random_.below(kNoise)];
        if (target == word) continue;
      }
      float* out = &out_[target * std::size_t{kSize}];
      float dot = 0;
      for (int k = 0; k < kSize; ++k) dot += in[k] * out[k];
      const float guess = 1.0F / (1.0F + std::exp(-dot));
      const float step = ((i == 0 ? 1.0F : 0.0F) - guess) * rate;
      for (int k = 0; k < kSize; ++k) change[k] += step * out[k];
      for (int k = 0; k < kSize; ++k) out[k] += step * in[k];
    }
    for (int k = 0; k < kSize; ++k) in[k] += change[k];
  }

  const Corpus& corpus_;
  Random random_{1};
  std::vector<float> in_;
  std::vector<float> out_;
  std::vector<std::uint32_t> noise_;
  std::vector<float> keep_;
  std::uint64_t words_ = 0;
};

int run(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_vectors LISTS OUT [epochs] [size] [window]\n";
    return 2;
  }
  const int epochs = argc > 3 ? std::stoi(argv[3]) : 6;
  const std::size_t size = argc > 4 ? std::stoul(argv[4]) : 40000;
  const int window = argc > 5 ? std::stoi(argv[5]) : 4;
  const auto resources = load_language_resources(lists_in(argv[1]));
  const Corpus corpus = read_corpus(resources->tokens, size);
  std::cerr << corpus.words.size() << " words, " << corpus.forms.size()
            << " forms\n";
  SkipGram model(corpus);
  model.train(epochs, window);
  std::ofstream out(argv[2], std::ios::binary);
  out << corpus.forms.size() << ' ' << kSize << '\n';
  for (std::size_t i = 0; i < corpus.forms.size(); ++i) {
    out << corpus.forms[i] << ' ' << corpus.counts[i];
    char number[32];
    for (int k = 0; k < kSize; ++k) {
      std::snprintf(number, sizeof number, " %.4f",
                    static_cast<double>(model.vector(i)[k]));
      out << number;
    }
    out << '\n';
  }
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
