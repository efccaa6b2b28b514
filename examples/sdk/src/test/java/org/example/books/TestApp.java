package org.example.books;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Test slices look for it; the SDK itself is no application.
 */
@SpringBootApplication
class TestApp {

}
