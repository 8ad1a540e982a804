package io.parley.kit.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.contracts.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives REST the notation of the socket: the same mapper, instead of one that is nearly the same. */
@Singleton
public class ParleyJson {

    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.MAPPER;
    }
}
