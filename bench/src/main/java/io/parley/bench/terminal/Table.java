package io.parley.bench.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns: the first one to the left, the others to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    public List<String> lines() {
        int[] widths = new int[rows.stream().mapToInt(row -> row.length).max().orElse(0)];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(String[] row, int[] widths) {
        List<String> cells = new ArrayList<>(Arrays.asList(row));
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            cells.set(i, i == 0 ? row[i] + padding : padding + row[i]);
        }
        return ("  " + String.join(GAP, cells)).stripTrailing();
    }
}
