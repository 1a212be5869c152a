// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <vector>

#include "language/encoder.h"
#include "random.h"

namespace synoptic {

// The models' networks in floating point, with their gradients: what the
// trainers share. Products run in one thread and in a fixed order, so that a
// seed gives the same bytes again.

using Values =
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The rate of Adam at this step and how it adds up (Kingma and Ba 2015).
struct AdamStep {
  float rate = 0;
  float scale = 1;  ///< Of gradients, for clipping.
  static constexpr float kFirst = 0.9F;
  static constexpr float kSecond = 0.95F;

  void apply(float* value, float* gradient, float* mean, float* square,
             Eigen::Index size) const {
    for (Eigen::Index i = 0; i < size; ++i) {
      const float g = gradient[i] * scale;
      mean[i] = kFirst * mean[i] + (1 - kFirst) * g;
      square[i] = kSecond * square[i] + (1 - kSecond) * g * g;
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8F);
      gradient[i] = 0;
    }
  }
};

/// Weights and what Adam keeps of them.
struct Weights {
  Values value, gradient, mean, square;

  void resize(Eigen::Index rows, Eigen::Index columns) {
    for (Values* all : {&value, &gradient, &mean, &square}) {
      all->setZero(rows, columns);
    }
  }
  /// Uniform, by Glorot and Bengio 2010.
  void start(Random& random, float gain = 1) {
    const float reach =
        gain *
        std::sqrt(6.0F / static_cast<float>(value.rows() + value.cols()));
    for (Eigen::Index i = 0; i < value.size(); ++i) {
      value.data()[i] = (2 * random.unit() - 1) * reach;
    }
  }
  float norm() const { return gradient.squaredNorm(); }
  void step(const AdamStep& adam) {
    adam.apply(value.data(), gradient.data(), mean.data(), square.data(),
               value.size());
  }
  std::vector<float> list() const {
    return {value.data(), value.data() + value.size()};
  }
};

/// Sentences set side by side: first the first words of all, then the second
/// ones; sentences are in falling order of length.
struct Packing {
  std::vector<Eigen::Index> offset;   ///< Of each time step's rows.
  std::vector<Eigen::Index> count;    ///< Sentences that have such a word.
  std::vector<Eigen::Index> length;   ///< Of each sentence.
  std::vector<Eigen::Index> reverse;  ///< Row of the word counted from the end.
  Eigen::Index rows = 0;

  explicit Packing(const std::vector<Eigen::Index>& lengths) : length(lengths) {
    for (Eigen::Index t = 0; t < lengths.front(); ++t) {
      Eigen::Index with = 0;
      while (with < std::ssize(lengths) &&
             lengths[static_cast<std::size_t>(with)] > t) {
        ++with;
      }
      offset.push_back(rows);
      count.push_back(with);
      rows += with;
    }
    reverse.resize(static_cast<std::size_t>(rows));
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      for (Eigen::Index t = 0; t < lengths[s]; ++t) {
        reverse[static_cast<std::size_t>(row(s, t))] =
            row(s, lengths[s] - 1 - t);
      }
    }
  }
  Eigen::Index row(std::size_t sentence, Eigen::Index t) const {
    return offset[static_cast<std::size_t>(t)] +
           static_cast<Eigen::Index>(sentence);
  }
  std::size_t sentence_of_row(Eigen::Index r, std::size_t t) const {
    return static_cast<std::size_t>(r - offset[t]);
  }
  Values reversed(const Values& x) const {
    Values y(x.rows(), x.cols());
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      y.row(i) = x.row(reverse[static_cast<std::size_t>(i)]);
    }
    return y;
  }
};

/// Zeros and, for what is kept, the inverse of the chance to be kept.
inline Values dropout_mask(Eigen::Index rows, Eigen::Index columns, float rate,
                           Random& random) {
  Values mask(rows, columns);
  const float kept = 1.0F / (1.0F - rate);
  for (Eigen::Index i = 0; i < mask.size(); ++i) {
    mask.data()[i] = random.unit() < rate ? 0.0F : kept;
  }
  return mask;
}

/// One mask a sentence, the same at all of its words (Gal and Ghahramani 2016).
inline Values spread_mask(const Packing& packing, const Values& mask) {
  Values all(packing.rows, mask.cols());
  for (std::size_t t = 0; t < packing.offset.size(); ++t) {
    all.middleRows(packing.offset[t], packing.count[t]) =
        mask.topRows(packing.count[t]);
  }
  return all;
}

class TrainedCell {
 public:
  void start(Eigen::Index inputs, Eigen::Index units, Random& random) {
    units_ = units;
    input.resize(3 * units, inputs);
    recurrent.resize(3 * units, units);
    bias.resize(1, 3 * units);
    input.start(random);
    recurrent.start(random);
    // Cells remember from the start.
    bias.value.leftCols(units).setConstant(-1.0F);
  }

  /// `mask` drops outputs on their way to the next step; empty for none.
  Values forward(const Values& x, const Packing& packing, const Values& mask) {
    const Eigen::Index n = x.rows();
    x_ = x;
    mask_ = mask;
    in_.resize(n, units_);
    out_.resize(n, units_);
    candidate_.resize(n, units_);
    cell_.resize(n, units_);
    kept_.setZero(n, units_);
    Values sums = x * input.value.transpose();
    sums.rowwise() += bias.value.row(0);
    Values hidden(n, units_);
    for (std::size_t t = 0; t < packing.offset.size(); ++t) {
      const Eigen::Index at = packing.offset[t];
      const Eigen::Index size = packing.count[t];
      if (t > 0) {
        const Eigen::Index before = packing.offset[t - 1];
        if (mask.size() > 0) {
          kept_.middleRows(at, size) =
              hidden.middleRows(before, size).cwiseProduct(mask.topRows(size));
        } else {
          kept_.middleRows(at, size) = hidden.middleRows(before, size);
        }
        sums.middleRows(at, size).noalias() +=
            kept_.middleRows(at, size) * recurrent.value.transpose();
      }
      const auto sum = sums.middleRows(at, size);
      in_.middleRows(at, size) = sum.leftCols(units_).array().logistic();
      out_.middleRows(at, size) =
          sum.middleCols(units_, units_).array().logistic();
      candidate_.middleRows(at, size) = sum.rightCols(units_).array().tanh();
      const auto i = in_.middleRows(at, size).array();
      const auto g = candidate_.middleRows(at, size).array();
      if (t > 0) {
        const auto c = cell_.middleRows(packing.offset[t - 1], size).array();
        cell_.middleRows(at, size) = c + i * (g - c);
      } else {
        cell_.middleRows(at, size) = i * g;
      }
      hidden.middleRows(at, size) =
          out_.middleRows(at, size).cwiseProduct(cell_.middleRows(at, size));
    }
    return hidden;
  }

  /// The gradient of the input, given that of the output.
  Values backward(const Values& change, const Packing& packing) {
    const Eigen::Index sentences = packing.count.front();
    Values sums(change.rows(), 3 * units_);
    Values carried = Values::Zero(sentences, units_);
    Values memory = Values::Zero(sentences, units_);
    for (std::size_t t = packing.offset.size(); t-- > 0;) {
      const Eigen::Index at = packing.offset[t];
      const Eigen::Index size = packing.count[t];
      const Values h = change.middleRows(at, size) + carried.topRows(size);
      const auto i = in_.middleRows(at, size).array();
      const auto o = out_.middleRows(at, size).array();
      const auto g = candidate_.middleRows(at, size).array();
      const auto c = cell_.middleRows(at, size).array();
      const Values dc = memory.topRows(size).array() + h.array() * o;
      auto sum = sums.middleRows(at, size);
      sum.middleCols(units_, units_) = h.array() * c * o * (1 - o);
      if (t > 0) {
        const auto before =
            cell_.middleRows(packing.offset[t - 1], size).array();
        sum.leftCols(units_) = dc.array() * (g - before) * i * (1 - i);
      } else {
        sum.leftCols(units_) = dc.array() * g * i * (1 - i);
      }
      sum.rightCols(units_) = dc.array() * i * (1 - g * g);
      memory.topRows(size) = dc.array() * (1 - i);
      if (t > 0) {
        carried.topRows(size).noalias() = sum * recurrent.value;
        if (mask_.size() > 0) {
          carried.topRows(size).array() *= mask_.topRows(size).array();
        }
      }
    }
    recurrent.gradient.noalias() += sums.transpose() * kept_;
    input.gradient.noalias() += sums.transpose() * x_;
    bias.gradient += sums.colwise().sum();
    return sums * input.value;
  }

  std::vector<Weights*> weights() { return {&input, &recurrent, &bias}; }

  RecurrentCell exported() const {
    RecurrentCell cell;
    cell.input =
        quantize(input.list(), static_cast<std::uint32_t>(input.value.rows()),
                 static_cast<std::uint32_t>(input.value.cols()));
    cell.recurrent = quantize(
        recurrent.list(), static_cast<std::uint32_t>(recurrent.value.rows()),
        static_cast<std::uint32_t>(recurrent.value.cols()));
    cell.bias = bias.list();
    return cell;
  }

  Weights input, recurrent, bias;

 private:
  Eigen::Index units_ = 0;
  Values x_, mask_, in_, out_, candidate_, cell_, kept_;
};

/// What a trainer knows of a token: its vector and the rows of the table that
/// are added up; -1 where there is none.
struct TokenInput {
  std::int32_t vector = -1;
  std::array<std::int32_t, kFeatureCount> rows{};
};

struct EncoderSizes {
  std::uint32_t form_rows = 10000;
  std::uint32_t table_rows = 30000;
  std::uint32_t table_size = 96;
  std::uint32_t units = 96;
  std::uint32_t layers = 2;
};

struct Dropout {
  float word = 0.12F;  ///< Chance that a word is taken as unknown.
  float feature = 0;   ///< The same for each of its features.
  float input = 0.15F;
  float layer = 0.3F;
  float recurrent = 0.15F;
};

class TrainedEncoder {
 public:
  TrainedEncoder(const WordVectors& vectors, EncoderSizes sizes, Random& random)
      : vectors_(vectors), sizes_(sizes), cells_(sizes.layers) {
    table.resize(sizes.table_rows, sizes.table_size);
    for (Eigen::Index i = 0; i < table.value.size(); ++i) {
      table.value.data()[i] = (random.unit() - 0.5F) * 0.4F;
    }
    Eigen::Index width = input_size();
    for (auto& layer : cells_) {
      for (TrainedCell& cell : layer) cell.start(width, sizes.units, random);
      width = 2 * sizes.units;
    }
  }

  Eigen::Index input_size() const {
    return vectors_.size() + sizes_.table_size;
  }

  TokenInput input_of(const TokenFeatures& features) const {
    TokenInput token;
    token.rows.fill(-1);
    if (const auto at = vectors_.find_hash(features[0])) {
      token.vector = static_cast<std::int32_t>(*at);
      if (*at < sizes_.form_rows) token.rows[0] = token.vector;
    }
    for (std::size_t f = 1; f < kFeatureCount; ++f) {
      if (features[f] == 0) continue;
      token.rows[f] = static_cast<std::int32_t>(
          sizes_.form_rows +
          features[f] % (sizes_.table_rows - sizes_.form_rows));
    }
    return token;
  }

  /// The outputs of all layers for packed tokens; `random` null for no dropout.
  const std::vector<Values>& forward(const std::vector<TokenInput>& tokens,
                                     const Packing& packing,
                                     const Dropout& dropout, Random& random) {
    tokens_ = tokens;
    Values x = Values::Zero(packing.rows, input_size());
    for (Eigen::Index i = 0; i < packing.rows; ++i) {
      TokenInput& token = tokens_[static_cast<std::size_t>(i)];
      if (random.unit() < dropout.word) {
        token.vector = -1;
        token.rows[0] = -1;
      }
      if (dropout.feature > 0) {
        for (std::int32_t& row : token.rows) {
          if (random.unit() < dropout.feature) row = -1;
        }
      }
      if (token.vector >= 0) {
        const std::int8_t* row =
            vectors_.row(static_cast<std::uint32_t>(token.vector));
        for (std::uint32_t k = 0; k < vectors_.size(); ++k) {
          x(i, k) = vectors_.scale() * static_cast<float>(row[k]);
        }
      }
      for (const std::int32_t row : token.rows) {
        if (row >= 0) x.row(i).tail(sizes_.table_size) += table.value.row(row);
      }
    }
    const Eigen::Index sentences = packing.count.front();
    masks_.clear();
    outputs_.clear();
    for (std::size_t layer = 0; layer < cells_.size(); ++layer) {
      const float rate = layer == 0 ? dropout.input : dropout.layer;
      masks_.push_back(spread_mask(
          packing, dropout_mask(sentences, x.cols(), rate, random)));
      x.array() *= masks_.back().array();
      const Values ahead = cells_[layer][0].forward(
          x, packing,
          dropout_mask(sentences, sizes_.units, dropout.recurrent, random));
      const Values back = packing.reversed(cells_[layer][1].forward(
          packing.reversed(x), packing,
          dropout_mask(sentences, sizes_.units, dropout.recurrent, random)));
      x.resize(packing.rows, 2 * sizes_.units);
      x << ahead, back;
      outputs_.push_back(x);
    }
    return outputs_;
  }

  /// Adds up gradients, given those of every layer's output.
  void backward(std::vector<Values> changes, const Packing& packing) {
    for (std::size_t layer = cells_.size(); layer-- > 0;) {
      const Values ahead = changes[layer].leftCols(sizes_.units);
      const Values back = changes[layer].rightCols(sizes_.units);
      Values change = cells_[layer][0].backward(ahead, packing);
      change += packing.reversed(
          cells_[layer][1].backward(packing.reversed(back), packing));
      change.array() *= masks_[layer].array();
      if (layer > 0) {
        changes[layer - 1] += change;
        continue;
      }
      for (Eigen::Index i = 0; i < packing.rows; ++i) {
        for (const std::int32_t row :
             tokens_[static_cast<std::size_t>(i)].rows) {
          if (row < 0) continue;
          table.gradient.row(row) += change.row(i).tail(sizes_.table_size);
          touched_.push_back(row);
        }
      }
    }
  }

  std::vector<Weights*> weights() {
    std::vector<Weights*> all;
    for (auto& layer : cells_) {
      for (TrainedCell& cell : layer) {
        for (Weights* weight : cell.weights()) all.push_back(weight);
      }
    }
    return all;
  }

  /// Moves the rows that were used.
  void step_table(const AdamStep& adam) {
    std::ranges::sort(touched_);
    touched_.erase(std::unique(touched_.begin(), touched_.end()),
                   touched_.end());
    for (const std::int32_t row : touched_) {
      adam.apply(table.value.row(row).data(), table.gradient.row(row).data(),
                 table.mean.row(row).data(), table.square.row(row).data(),
                 sizes_.table_size);
    }
    touched_.clear();
  }

  Encoder exported() const {
    Encoder encoder;
    encoder.form_rows = sizes_.form_rows;
    encoder.table_rows = sizes_.table_rows;
    encoder.table_size = sizes_.table_size;
    encoder.vector_size = vectors_.size();
    encoder.units = sizes_.units;
    // What lies further out than this is cut.
    constexpr float kDeviations = 8;
    const float deviation = std::sqrt(table.value.squaredNorm() /
                                      static_cast<float>(table.value.size()));
    const float most =
        std::min(table.value.cwiseAbs().maxCoeff(), kDeviations * deviation);
    encoder.table_scale = most / 127.0F;
    for (Eigen::Index i = 0; i < table.value.size(); ++i) {
      const float value = std::clamp(
          table.value.data()[i] / encoder.table_scale, -127.0F, 127.0F);
      encoder.table.push_back(static_cast<std::int8_t>(std::lround(value)));
    }
    for (const auto& layer : cells_) {
      encoder.layers.push_back({layer[0].exported(), layer[1].exported()});
    }
    return encoder;
  }

  Weights table;

 private:
  const WordVectors& vectors_;
  EncoderSizes sizes_;
  std::vector<std::array<TrainedCell, 2>> cells_;
  std::vector<TokenInput> tokens_;
  std::vector<Values> masks_, outputs_;
  std::vector<std::int32_t> touched_;
};

/// A layer of weights and a bias.
struct Linear {
  Weights weight, bias;

  void start(Eigen::Index outputs, Eigen::Index inputs, Random& random) {
    weight.resize(outputs, inputs);
    bias.resize(1, outputs);
    weight.start(random);
  }
  Values forward(const Values& x) const {
    Values y = x * weight.value.transpose();
    y.rowwise() += bias.value.row(0);
    return y;
  }
  Values backward(const Values& x, const Values& change) {
    weight.gradient.noalias() += change.transpose() * x;
    bias.gradient += change.colwise().sum();
    return change * weight.value;
  }
  Matrix exported() const {
    return quantize(weight.list(),
                    static_cast<std::uint32_t>(weight.value.rows()),
                    static_cast<std::uint32_t>(weight.value.cols()));
  }
  /// The bias, padded as the matrix's rows are.
  std::vector<float> exported_bias() const {
    std::vector<float> list = bias.list();
    list.resize((list.size() + 7) / 8 * 8, 0.0F);
    return list;
  }
};

/// Turns scores into the gradient of the mean cross entropy, times `weight`;
/// a gold class below 0 does not count. Returns the sum of losses.
inline double cross_entropy(Values& scores,
                            const std::vector<std::int32_t>& gold,
                            float weight) {
  double loss = 0;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const std::int32_t right = gold[static_cast<std::size_t>(i)];
    auto row = scores.row(i);
    if (right < 0) {
      row.setZero();
      continue;
    }
    row.array() -= row.maxCoeff();
    row = row.array().exp();
    row /= row.sum();
    loss -= std::log(static_cast<double>(row(right)) + 1e-12);
    row(right) -= 1;
    row *= weight;
  }
  return loss;
}

}  // namespace synoptic
