package dev.errand.sizing;

/** The lower triangle L of a positive definite matrix A = L·Lᵀ. */
final class Cholesky {

    private static final double TINY = 1e-12;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** Of the lower half of {@code matrix}, which is overwritten. */
    static Cholesky of(double[][] matrix) {
        for (int j = 0; j < matrix.length; j++) {
            double[] rowJ = matrix[j];
            for (int i = j; i < matrix.length; i++) {
                double[] rowI = matrix[i];
                double sum = rowI[j];
                for (int k = 0; k < j; k++) {
                    sum -= rowI[k] * rowJ[k];
                }
                rowI[j] = i == j ? Math.sqrt(Math.max(sum, TINY)) : sum / rowJ[j];
            }
        }
        return new Cholesky(matrix);
    }

    /** x with A·x = b. */
    double[] solve(double[] b) {
        double[] x = forward(b);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** y with L·y = b. */
    double[] forward(double[] b) {
        double[] y = b.clone();
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < i; k++) {
                y[i] -= lower[i][k] * y[k];
            }
            y[i] /= lower[i][i];
        }
        return y;
    }
}
