package dev.tandem.test.todo;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with two clients that have definitions and one that has none.
 */
@SpringBootApplication
class TodoApplication {

}
