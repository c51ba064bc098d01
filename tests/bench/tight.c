/* One pass of DF-QuAD over flat arrays: the least work there is. What it is measured against is in reasoning.py. */

#include <string.h>

static double left_by(const double *values, const int *pairs, int first, int last) {
    double left = 1.0;
    for (int at = first; at < last; at++)
        left *= 1.0 - values[pairs[2 * at]] * values[pairs[2 * at + 1]];
    return left;
}

void solve(int size, const double *bases, double *values, int count, const int *order,
           const int *attacks_from, const int *attacks, const int *supports_from, const int *supports,
           const int *premises_from, const int *premises) {
    memcpy(values, bases, size * sizeof(double));
    for (int at = 0; at < count; at++) {
        double base = bases[order[at]], value = 1.0;
        if (premises_from[at] < premises_from[at + 1]) {
            for (int one = premises_from[at]; one < premises_from[at + 1]; one++)
                value *= values[premises[one]];
        } else {
            double energy = left_by(values, attacks, attacks_from[at], attacks_from[at + 1])
                          - left_by(values, supports, supports_from[at], supports_from[at + 1]);
            value = base + (energy > 0.0 ? 1.0 - base : base) * energy;
        }
        values[order[at]] = value;
    }
}
