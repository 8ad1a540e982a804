package io.parley.bench.process;

/**
 * What {@code /proc/PID/stat} says of a process.
 *
 * @param ticks the CPU time it used, in user and kernel mode, and that of its children that have ended and were waited for
 */
record ProcessStat(long parent, long ticks) {

    /** Counted from the field behind the name, which may itself contain blanks and brackets. */
    private static final int PARENT = 1;

    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;

    /** The line's figures, or null for what is none. */
    static ProcessStat parse(String line) {
        int name = line.lastIndexOf(')');
        String[] fields = line.substring(name + 1).strip().split(" ");
        if (name < 0 || fields.length <= LAST_TIME) {
            return null;
        }
        long ticks = 0;
        for (int i = FIRST_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new ProcessStat(Long.parseLong(fields[PARENT]), ticks);
    }
}
