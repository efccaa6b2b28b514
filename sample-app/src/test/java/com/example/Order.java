package com.example;

record Order(long id) {
}
