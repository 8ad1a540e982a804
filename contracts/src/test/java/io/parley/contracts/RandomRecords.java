package io.parley.contracts;

import io.parley.contracts.frame.MessageText;
import io.parley.contracts.json.Optional;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes records of the contracts with random, valid contents; the same seed makes the same records. */
public final class RandomRecords {

    private static final Set<String> CLIENT_OPTIONALS = Set.of("ref", "idempotencyKey", "replyTo");
    private static final String[] PIECES = {
        "hello", " ", "\n", "\"", "\\", "/", "é", "e\u0301", "я", "漢", "\uD83D\uDE00", "\u200D", "<b>", "{}", "\t", "0"
    };

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    public static <T> List<Class<? extends T>> family(Class<T> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .<Class<? extends T>>map(permitted -> permitted.asSubclass(sealed))
                .toList();
    }

    public <T> T next(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = mayBeNull(components[i]) && random.nextInt(3) == 0
                    ? null
                    : value(components[i].getGenericType(), components[i].getName());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.isAnnotationPresent(Optional.class)
                || component.getDeclaringRecord().getName().contains("ClientFrame")
                        && CLIENT_OPTIONALS.contains(component.getName());
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(generic.getActualTypeArguments()[0], "item"));
            }
            return List.copyOf(items);
        }
        if (type instanceof ParameterizedType) {
            Map<String, String> marks = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                marks.put(name(), random.nextBoolean() ? null : name());
            }
            return marks;
        }
        return value((Class<?>) type, name);
    }

    private Object value(Class<?> type, String name) {
        if (type == String.class) {
            return switch (name) {
                case "text", "message" -> text();
                default -> name();
            };
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class) {
            return random.nextInt(100_000);
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong(1L << 53);
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isSealed()) {
            Class<?>[] kinds = type.getPermittedSubclasses();
            return next(kinds[random.nextInt(kinds.length)]);
        }
        return next(type);
    }

    private String name() {
        return "n" + pieces(random.nextInt(8));
    }

    private String text() {
        return MessageText.clean("t" + pieces(random.nextInt(40)));
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
