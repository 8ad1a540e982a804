package io.parley.kit.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.contracts.json.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives REST the notation of the socket. */
@Singleton
public class ParleyJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}
