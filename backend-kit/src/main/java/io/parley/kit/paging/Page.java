package io.parley.kit.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param nextCursor brings the next part; null where there is none
 */
public record Page<T>(List<T> items, String nextCursor) {

    /** @param found one item more than the page is to have, if there are so many */
    public static <T, W> Page<W> of(List<T> found, int size, Function<T, W> item, Function<T, String> cursor) {
        boolean hasMore = found.size() > size;
        List<T> shown = hasMore ? found.subList(0, size) : found;
        return new Page<>(shown.stream().map(item).toList(), hasMore ? cursor.apply(shown.get(size - 1)) : null);
    }
}
