package io.cocoonstack.common.benchmarks.scale;

import java.util.List;

/**
 * One job on inputs of growing size.
 *
 * @param job in words
 * @param unit of the sizes
 * @param points by size, two or more
 */
record Series(String job, String unit, List<Point> points) {

    /** Up to here a growth counts as linear: a hash table that has just been enlarged is a little above. */
    static final double LINEAR = 1.1;

    Series {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalStateException(job + ": expected two sizes or more, measured are " + points);
        }
        for (Point point : points) {
            if (!(point.nanos() > 0) || !(point.bytes() >= 0)) {
                throw new IllegalStateException(job + ": nothing was measured at " + point);
            }
        }
    }

    /** The exponent of the time's growth between the two largest sizes. */
    double growthOfTime() {
        return exponent(before().size(), before().nanos(), last().size(), last().nanos());
    }

    /** The exponent of the memory's growth between the two largest sizes. */
    double growthOfBytes() {
        return exponent(before().size(), before().bytes(), last().size(), last().bytes());
    }

    boolean isLinear() {
        return growthOfBytes() <= LINEAR;
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    private Point before() {
        return points.get(points.size() - 2);
    }

    /** 0 where neither value is above 0. */
    static double exponent(double size, double value, double largerSize, double largerValue) {
        return value <= 0 || largerValue <= 0 ? 0 : Math.log(largerValue / value) / Math.log(largerSize / size);
    }
}
