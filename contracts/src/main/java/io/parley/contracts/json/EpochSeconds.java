package io.parley.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Times as the protocol has them: seconds since the epoch, a number, with milliseconds as its fraction. */
public final class EpochSeconds {

    /** Past the year 9999 a number is no time but a mistake; the bound also keeps arithmetic on it cheap. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private EpochSeconds() {}

    static final class Writer extends StdScalarSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(text(time));
        }
    }

    static final class Reader extends StdScalarDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            BigDecimal seconds = json.getDecimalValue();
            if (seconds.signum() < 0 || seconds.compareTo(LATEST) > 0) {
                return (Instant) context.handleWeirdNumberValue(Instant.class, seconds, "not a time");
            }
            return Instant.ofEpochMilli(
                    seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
    }

    /** {@code 1640995200.123}: always three digits, so that the text never takes the exponent form of a double. */
    static String text(Instant time) {
        long millis = time.toEpochMilli();
        long fraction = Math.floorMod(millis, 1000L);
        return Math.floorDiv(millis, 1000L) + (fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".") + fraction;
    }
}
