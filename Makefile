# make demo、make test 是新机器上仅需的两条命令；make help 列出其余。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := check
.PHONY: check demo test fix floors golden handbook samples bench rules help clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[ocr,dev]'
	touch $(READY)

check: $(READY) ## 提交前的全部检查：格式、静态检查、类型、层次、规则、测试
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/anjuan rules lint
	$(BIN)/python -m pytest -q

demo: $(READY) ## 安装并检查 sample_cases/，最后一行写明报告在哪里
	$(BIN)/anjuan demo

test: $(READY) ## 运行全部测试
	$(BIN)/python -m pytest -q

fix: $(READY) ## 自动整理格式
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

rules: $(READY) ## 规则检查与规则自带测试
	$(BIN)/anjuan rules lint
	$(BIN)/anjuan rules test

golden: $(READY) ## 重新生成 tests/golden/（之后用 git diff 逐行核对）
	$(BIN)/python -m pytest -q tests/test_golden.py --regenerate

handbook: $(READY) ## 规则手册，写到 reports/out/规则手册.html
	$(BIN)/anjuan rules handbook -o reports/out/规则手册.html

samples: $(READY) ## 重新生成 sample_cases/
	$(BIN)/python sample_cases/build.py

bench: $(READY) ## 准确率与速度比值
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/verdicts.py --jobs 2
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/scans.py --quick
	$(BIN)/anjuan rules mutate

help: ## 本列表
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

clean: ## 删除生成物
	rm -rf $(VENV) reports/out .pytest_cache .mypy_cache .ruff_cache
