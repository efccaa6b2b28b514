package dev.tandem.usecases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A test that runs once for each twin with HTTP/2 over TLS and without.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}, TLS {1}")
@CsvSource({ "REACTIVE,true", "BLOCKING,true", "REACTIVE,false", "BLOCKING,false" })
@Timeout(60)
@interface Http2TwinTest {

}
