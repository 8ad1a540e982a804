package io.parley.contracts.json;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether a record that was read has all that its kind must have, itself and every record in it. */
public final class RequiredFields {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> record) {
            return Stream.of(record.getRecordComponents()).map(Field::of).toList();
        }
    };

    private record Field(Method accessor, boolean required) {
        static Field of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Field(component.getAccessor(), !component.isAnnotationPresent(Optional.class));
        }

        boolean isComplete(Object record) {
            try {
                Object value = accessor.invoke(record);
                return value == null ? !required : arePresent(value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private RequiredFields() {}

    public static boolean arePresent(Object value) {
        if (value instanceof Record) {
            return FIELDS.get(value.getClass()).stream().allMatch(field -> field.isComplete(value));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().allMatch(item -> Objects.nonNull(item) && arePresent(item));
        }
        return true;
    }
}
