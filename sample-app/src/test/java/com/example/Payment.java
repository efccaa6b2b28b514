package com.example;

record Payment(long cents) {
}
